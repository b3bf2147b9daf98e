package io.lakehousecdc.loadgen.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a draft would do.
 *
 * @param load the plan in its usual form
 * @param points the level over time; at a jump there are two points of one time
 */
public record Preview(String load, List<Point> points, Estimate estimate) {

  /**
   * @param at seconds from the start
   * @param level requests a second, or users
   */
  public record Point(double at, double level) {}

  /**
   * @param model open or closed
   * @param rate mean requests a second
   * @param peak the highest requests a second
   * @param requests in all; absent if the plan has no end
   * @param rowsPerHour new rows less deleted ones, at the mean rate
   * @param seconds until the end; absent if the plan has no end
   */
  public record Estimate(
      String model,
      double rate,
      double peak,
      @Nullable Long requests,
      long rowsPerHour,
      @Nullable Double seconds) {}
}
