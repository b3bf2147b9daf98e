package io.lakehousecdc.loadgen.command;

import io.lakehousecdc.loadgen.history.SecondRecord;
import io.lakehousecdc.loadgen.history.SecondRecord.FreshnessFigures;
import io.lakehousecdc.loadgen.threshold.Unit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A second of a run in a line of the console. */
final class LiveLine {
  private static final double MICROS_PER_MILLI = 1000;

  private final long begin;

  /**
   * @param begin epoch second
   */
  LiveLine(long begin) {
    this.begin = begin;
  }

  String of(SecondRecord second) {
    long age = Math.max(0, second.t() - begin);
    String calls =
        second.total().count() == 0
            ? "no answers"
            : "p50 %s  p99 %s  errors %d"
                .formatted(
                    time(second.total().p50()),
                    time(second.total().p99()),
                    second.total().errors());
    return String.format(
        Locale.ROOT,
        "%02d:%02d  %-8s %6d/s  %s%s  %s",
        age / 60,
        age % 60,
        second.state().toLowerCase(Locale.ROOT),
        second.done(),
        calls,
        freshness(second.freshness()),
        second.verdict().word());
  }

  private static String freshness(@Nullable FreshnessFigures freshness) {
    if (freshness == null) {
      return "";
    }
    String seen = freshness.count() == 0 ? "" : "  freshness p99 " + time(freshness.p99());
    return seen + "  unseen " + time(freshness.oldestUnseen());
  }

  private static String time(long micros) {
    return Unit.TIME.format(micros / MICROS_PER_MILLI);
  }
}
