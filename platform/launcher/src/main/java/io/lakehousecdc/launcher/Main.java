package io.lakehousecdc.launcher;

import io.lakehousecdc.launcher.state.Workspace;
import io.lakehousecdc.launcher.terminal.Terminal;
import java.time.Clock;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;

/** Runs one command of the {@code lakehouse} script. */
public final class Main {
  private Main() {}

  /** Ends the process with the command's exit code. */
  public static void main(String[] args) {
    boolean debug = System.getenv("LAKEHOUSE_DEBUG") != null;
    quieten(debug);
    Terminal terminal = Terminal.ofProcess(System.getenv());
    Lakehouse lakehouse = new Lakehouse(terminal, Workspace.ofProcess(), Clock.systemUTC(), debug);
    // Libraries leave threads behind that would keep the process alive.
    System.exit(lakehouse.run(args));
  }

  /**
   * What the libraries log is not for the person who typed a command: they get an error, or a
   * result.
   */
  private static void quieten(boolean debug) {
    if (!debug) {
      LogManager.getLogManager().reset();
      Logger.getLogger("").setLevel(Level.OFF);
    }
  }
}
