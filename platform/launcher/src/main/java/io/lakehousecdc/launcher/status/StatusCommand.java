package io.lakehousecdc.launcher.status;

import io.lakehousecdc.launcher.state.Workspace;
import io.lakehousecdc.launcher.terminal.Terminal;
import io.lakehousecdc.local.Endpoints;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Prints how far the platform is; exit code 0 whether or not it runs. */
@Command(
    name = "status",
    description = "Shows the parts, the connector, the sink's lag and the freshness of each table.")
public final class StatusCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final Workspace workspace;
  private final InstantSource clock;

  @Option(names = "--json", description = "Print one JSON object, for programs.")
  private boolean json;

  public StatusCommand(Terminal terminal, Workspace workspace, InstantSource clock) {
    this.terminal = terminal;
    this.workspace = workspace;
    this.clock = clock;
  }

  @Override
  public Integer call() {
    Endpoints endpoints = workspace.endpoints(System.getenv());
    StatusReport report = new StatusProbes(workspace, endpoints).report(clock);
    if (json) {
      terminal.out().println(StatusJson.text(report));
    } else {
      StatusText.lines(report, terminal).forEach(terminal.out()::println);
    }
    return 0;
  }
}
