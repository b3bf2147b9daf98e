package io.lakehousecdc.launcher.down;

import io.lakehousecdc.launcher.CommandFailure;
import io.lakehousecdc.launcher.state.Workspace;
import io.lakehousecdc.launcher.terminal.Terminal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Stops the platform and deletes its data. */
@Command(
    name = "reset",
    description =
        "Stops the platform and deletes its data: databases, topics, tables, secrets and logs. "
            + "The settings in lakehouse.properties stay.")
public final class ResetCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final Workspace workspace;
  private final InstantSource clock;

  @Option(
      names = {"-y", "--yes"},
      description = "Do not ask.")
  private boolean yes;

  public ResetCommand(Terminal terminal, Workspace workspace, InstantSource clock) {
    this.terminal = terminal;
    this.workspace = workspace;
    this.clock = clock;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    StateDeletion deletion = new StateDeletion(workspace);
    if (!deletion.isNeeded()) {
      terminal
          .out()
          .println("There is nothing to delete: " + workspace.state().root() + " does not exist.");
      return 0;
    }
    deletion.check();
    if (!yes && !agreed()) {
      terminal.out().println("Nothing was deleted.");
      return 1;
    }
    new Shutdown(terminal, workspace, clock).run();
    deletion.run();
    terminal.out().println("Deleted " + workspace.state().root() + ".");
    return 0;
  }

  private boolean agreed() throws IOException {
    if (!terminal.liveIn()) {
      throw new CommandFailure(
          "Cannot delete " + workspace.state().root() + ": nobody can be asked here; say --yes");
    }
    terminal.err().print("Delete " + workspace.state().root() + " and all data in it? [y/N] ");
    terminal.err().flush();
    String answer =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
    return answer != null && Set.of("y", "yes").contains(answer.strip().toLowerCase(Locale.ROOT));
  }
}
