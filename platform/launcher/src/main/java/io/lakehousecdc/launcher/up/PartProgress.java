package io.lakehousecdc.launcher.up;

import io.lakehousecdc.launcher.state.PartState;
import io.lakehousecdc.launcher.state.PartStatus;
import io.lakehousecdc.launcher.state.PlatformStatus;
import io.lakehousecdc.launcher.terminal.Style;
import io.lakehousecdc.launcher.terminal.Terminal;
import io.lakehousecdc.launcher.terminal.Words;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Shows how the parts come up or go down: on a terminal a line for each part that is written over,
 * and otherwise a new line whenever a part changes.
 */
public final class PartProgress {
  private static final int NAME_WIDTH = 10;

  private final Terminal terminal;
  private final boolean stopping;
  private final Map<String, PartState> shown = new HashMap<>();
  private final Map<String, Duration> changed = new HashMap<>();
  private int linesAbove;

  private PartProgress(Terminal terminal, boolean stopping) {
    this.terminal = terminal;
    this.stopping = stopping;
  }

  /** For parts that come up: one that is stopped has merely not been started yet. */
  public static PartProgress starting(Terminal terminal) {
    return new PartProgress(terminal, false);
  }

  /** For parts that go down. */
  public static PartProgress stopping(Terminal terminal) {
    return new PartProgress(terminal, true);
  }

  /** Shows the parts as they are after this time. */
  public void show(PlatformStatus status, Duration elapsed) {
    StringBuilder text = new StringBuilder();
    if (terminal.liveOut() && linesAbove > 0) {
      text.append("\u001b[").append(linesAbove).append('A');
    }
    for (PartStatus part : status.parts()) {
      boolean news = shown.put(part.name(), part.state()) != part.state();
      if (news) {
        changed.put(part.name(), elapsed);
      }
      if (terminal.liveOut()) {
        text.append("\u001b[2K").append(line(part, elapsed)).append('\n');
      } else if (news && isNews(part.state())) {
        text.append(line(part, elapsed)).append('\n');
      }
    }
    linesAbove = status.parts().size();
    terminal.out().print(text);
    terminal.out().flush();
  }

  private boolean isNews(PartState state) {
    return switch (state) {
      case STARTING, RUNNING -> !stopping;
      case FAILED -> true;
      case STOPPED -> stopping;
      case EXCLUDED -> false;
    };
  }

  private String line(PartStatus part, Duration elapsed) {
    Duration since = changed.getOrDefault(part.name(), elapsed);
    String time =
        switch (part.state()) {
          case RUNNING, FAILED -> "after " + Words.duration(since);
          case STARTING -> terminal.liveOut() ? "for " + Words.duration(elapsed.minus(since)) : "";
          case STOPPED -> stopping ? "after " + Words.duration(since) : "";
          case EXCLUDED -> "";
        };
    String name = part.name() + " ".repeat(Math.max(0, NAME_WIDTH - part.name().length()));
    String state = terminal.styled(part.state().style(), part.state().word());
    return ("  " + name + "  " + state + " " + terminal.styled(Style.FAINT, time)).stripTrailing();
  }
}
