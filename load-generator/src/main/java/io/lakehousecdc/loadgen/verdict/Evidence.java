package io.lakehousecdc.loadgen.verdict;

import io.lakehousecdc.loadgen.threshold.RuleState;
import java.util.List;
import java.util.Map;

/**
 * All that a run is judged by.
 *
 * @param findings how many rows or answers are wrong, by the word for it, such as {@code lost}
 * @param spoilt sentences that say why the measurement is worth nothing, see {@link Validity}
 * @param confirmed what was compared and found right, such as {@code the lake equals the model}
 * @param aborted whether somebody ended the run before its time
 */
public record Evidence(
    List<RuleState> rules,
    Map<String, Long> findings,
    List<String> spoilt,
    List<String> confirmed,
    boolean aborted) {
  public Evidence {
    rules = List.copyOf(rules);
    spoilt = List.copyOf(spoilt);
    confirmed = List.copyOf(confirmed);
  }
}
