package io.lakehousecdc.loadgen.web;

import java.util.List;

/**
 * A run that is ready to be started.
 *
 * @param summary one sentence: what it does and what it tells
 * @param load the plan as text
 */
public record Preset(
    String id,
    String title,
    String summary,
    String load,
    List<String> thresholds,
    List<Share> operations) {

  /**
   * An operation and how often it is done.
   *
   * @param share of all operations, 0 to 1
   */
  public record Share(String name, double share) {}
}
