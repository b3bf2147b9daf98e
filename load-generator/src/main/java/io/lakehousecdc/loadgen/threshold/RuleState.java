package io.lakehousecdc.loadgen.threshold;

import java.util.OptionalDouble;

/**
 * How it stands with a rule.
 *
 * @param value over the whole run after the warm-up, in the unit of the rule; empty if nothing that
 *     it is about was measured
 * @param ok whether the rule holds; a rule with nothing to judge is not broken
 * @param since the epoch second in which that last changed
 */
public record RuleState(Rule rule, OptionalDouble value, boolean ok, long since) {

  /** For people: {@code http_req_duration p(99)<200: 84 ms}. */
  public String describe() {
    return rule.condition() + ": " + valueText();
  }

  /** The value with its unit, or that there is none. */
  public String valueText() {
    return value.isPresent() ? rule.unit().format(value.getAsDouble()) : "not measured";
  }
}
