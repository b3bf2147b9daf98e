package io.lakehousecdc.loadgen.statistics;

import io.lakehousecdc.loadgen.workload.Outcome;
import java.util.Comparator;

/**
 * What is counted together.
 *
 * @param operation index into the operations of the workload, or {@link #NO_OPERATION}
 * @param status the HTTP status, 0 if there was none
 */
public record SeriesKey(int operation, Outcome outcome, int status) {
  /**
   * Of a call that was dropped before it was anybody's: the operation would have been chosen then.
   */
  public static final int NO_OPERATION = -1;

  /** By operation, then outcome, then status. */
  public static final Comparator<SeriesKey> ORDER =
      Comparator.comparingInt(SeriesKey::operation)
          .thenComparing(SeriesKey::outcome)
          .thenComparingInt(SeriesKey::status);
}
