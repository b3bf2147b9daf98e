package io.lakehousecdc.loadgen.history;

import io.lakehousecdc.loadgen.statistics.SeriesKey;
import io.lakehousecdc.loadgen.workload.Outcome;
import java.util.List;

/**
 * The tag of a histogram in a log: {@code 2:Get_Single_Item:OK:200:response}. A tag may not hold
 * spaces and commas; the operation is known by its index, its name is for people. Of calls that
 * were dropped before they were anybody's the index is -1.
 */
record SeriesTag(SeriesKey key, Kind kind) {
  private static final String UNFIT = "[\\s,:]+";
  private static final int PARTS = 5;

  enum Kind {
    RESPONSE,
    SERVICE
  }

  String text(List<String> operations) {
    return String.join(
        ":",
        String.valueOf(key.operation()),
        key.operation() < 0 ? "none" : operations.get(key.operation()).replaceAll(UNFIT, "_"),
        key.outcome().name(),
        String.valueOf(key.status()),
        kind == Kind.RESPONSE ? "response" : "service");
  }

  /**
   * @throws IllegalArgumentException if it is not such a tag
   */
  static SeriesTag parse(String text) {
    String[] parts = text.split(":", -1);
    if (parts.length != PARTS) {
      throw new IllegalArgumentException("Invalid tag of a histogram: " + text);
    }
    return new SeriesTag(
        new SeriesKey(
            Integer.parseInt(parts[0]), Outcome.valueOf(parts[2]), Integer.parseInt(parts[3])),
        parts[4].equals("response") ? Kind.RESPONSE : Kind.SERVICE);
  }
}
