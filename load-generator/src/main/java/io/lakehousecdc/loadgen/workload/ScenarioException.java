package io.lakehousecdc.loadgen.workload;

import java.util.List;

/** A scenario that cannot be used. */
public final class ScenarioException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  private final List<String> errors;

  /**
   * @param source the name of the file
   * @param errors all that is wrong, each with its line
   */
  ScenarioException(String source, List<String> errors) {
    super("Cannot read scenario " + source + ": " + String.join("; ", errors));
    this.errors = List.copyOf(errors);
  }

  /** All that is wrong: {@code line 7: unknown key 'wieght' (supported: …)}. */
  public List<String> errors() {
    return errors;
  }
}
