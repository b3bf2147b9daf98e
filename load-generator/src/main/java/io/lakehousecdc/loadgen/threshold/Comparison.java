package io.lakehousecdc.loadgen.threshold;

/** The operators of a rule. */
public enum Comparison {
  LESS_OR_EQUAL("<="),
  GREATER_OR_EQUAL(">="),
  EQUAL("=="),
  NOT_EQUAL("!="),
  LESS("<"),
  GREATER(">");

  private final String text;

  Comparison(String text) {
    this.text = text;
  }

  public String text() {
    return text;
  }

  boolean holds(double value, double bound) {
    return switch (this) {
      case LESS -> value < bound;
      case LESS_OR_EQUAL -> value <= bound;
      case GREATER -> value > bound;
      case GREATER_OR_EQUAL -> value >= bound;
      case EQUAL -> value == bound;
      case NOT_EQUAL -> value != bound;
    };
  }
}
