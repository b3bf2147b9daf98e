package io.lakehousecdc.launcher.down;

import io.lakehousecdc.launcher.state.Workspace;
import io.lakehousecdc.launcher.terminal.Terminal;
import io.lakehousecdc.launcher.terminal.Words;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Stops the platform and keeps its data. */
@Command(name = "down", description = "Stops the platform. Its data stays for the next up.")
public final class DownCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final Workspace workspace;
  private final InstantSource clock;

  public DownCommand(Terminal terminal, Workspace workspace, InstantSource clock) {
    this.terminal = terminal;
    this.workspace = workspace;
    this.clock = clock;
  }

  @Override
  public Integer call() throws InterruptedException {
    Optional<Duration> took = new Shutdown(terminal, workspace, clock).run();
    terminal
        .out()
        .println(
            took.map(time -> "Stopped within " + Words.duration(time) + ".")
                .orElse("The platform is not running."));
    return 0;
  }
}
