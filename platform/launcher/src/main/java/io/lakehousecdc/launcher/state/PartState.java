package io.lakehousecdc.launcher.state;

import io.lakehousecdc.launcher.terminal.Style;
import java.util.Locale;

/** What the supervisor says of a part. */
public enum PartState {
  STOPPED(Style.FAINT),
  STARTING(Style.WARNING),
  RUNNING(Style.GOOD),
  FAILED(Style.BAD),
  EXCLUDED(Style.FAINT);

  private final Style style;

  PartState(Style style) {
    this.style = style;
  }

  public Style style() {
    return style;
  }

  /** The state's name in the status file. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static PartState of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
