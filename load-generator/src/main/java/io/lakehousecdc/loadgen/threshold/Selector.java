package io.lakehousecdc.loadgen.threshold;

import io.lakehousecdc.loadgen.statistics.SeriesKey;
import io.lakehousecdc.loadgen.workload.Outcome;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * The calls that a rule is about; what is null is not looked at.
 *
 * @param operation the name of an operation
 * @param status an HTTP status, 0 for calls without an answer
 * @param outcome how a call ended
 */
public record Selector(
    @Nullable String operation, @Nullable Integer status, @Nullable Outcome outcome) {

  static final Selector ALL = new Selector(null, null, null);

  boolean matches(SeriesKey key, List<String> operations) {
    return (operation == null || operations.indexOf(operation) == key.operation())
        && (status == null || status == key.status())
        && (outcome == null || outcome == key.outcome());
  }

  /** As in a rule: nothing, or tags in braces. */
  @Override
  public String toString() {
    StringJoiner tags = new StringJoiner(",", "{", "}").setEmptyValue("");
    if (operation != null) {
      tags.add("op:" + operation);
    }
    if (status != null) {
      tags.add("status:" + status);
    }
    if (outcome != null) {
      tags.add("outcome:" + outcome);
    }
    return tags.toString();
  }
}
