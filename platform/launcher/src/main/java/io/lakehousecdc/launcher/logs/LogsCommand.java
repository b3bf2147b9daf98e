package io.lakehousecdc.launcher.logs;

import io.lakehousecdc.launcher.CommandFailure;
import io.lakehousecdc.launcher.state.Workspace;
import io.lakehousecdc.launcher.terminal.Terminal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints the log of a part. */
@Command(
    name = "logs",
    description = "Prints the end of a part's log; 'supervisor' and 'build' have one, too.")
public final class LogsCommand implements Callable<Integer> {
  private static final int MAX_LINES = 100_000;
  private static final int POLL_MS = 200;

  private final Terminal terminal;
  private final Workspace workspace;

  @Parameters(paramLabel = "PART", description = "The part, for example cdc-sink.")
  private String part = "";

  @Option(
      names = {"-n", "--lines"},
      paramLabel = "N",
      defaultValue = "50",
      description = "Print the last N lines (default: ${DEFAULT-VALUE}).")
  private int lines;

  @Option(
      names = {"-f", "--follow"},
      description = "Go on printing what is added, until interrupted.")
  private boolean follow;

  public LogsCommand(Terminal terminal, Workspace workspace) {
    this.terminal = terminal;
    this.workspace = workspace;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (lines < 1 || lines > MAX_LINES) {
      throw new CommandFailure("Invalid -n (supported: 1 to " + MAX_LINES + "): " + lines);
    }
    Path log = workspace.log(part);
    if (!Files.isRegularFile(log)) {
      throw new CommandFailure("Cannot find a log of " + part + ": " + existing());
    }
    long shown = Files.size(log);
    terminal.out().print(LogTail.last(log, lines));
    terminal.out().flush();
    if (follow) {
      follow(log, shown);
    }
    return 0;
  }

  private String existing() throws IOException {
    List<String> names = List.of();
    if (Files.isDirectory(workspace.logDirectory())) {
      try (Stream<Path> logs = Files.list(workspace.logDirectory())) {
        names =
            logs.map(log -> log.getFileName().toString())
                .filter(name -> name.endsWith(".log"))
                .map(name -> name.substring(0, name.length() - ".log".length()))
                .sorted()
                .toList();
      }
    }
    return names.isEmpty()
        ? "nothing has been started yet; start with ./lakehouse up"
        : "there are " + String.join(", ", names);
  }

  private void follow(Path log, long from) throws IOException, InterruptedException {
    long shown = from;
    while (!terminal.out().checkError()) {
      Thread.sleep(POLL_MS);
      long size = Files.exists(log) ? Files.size(log) : 0;
      if (size < shown) {
        shown = 0; // The file was begun anew.
      }
      if (size > shown) {
        try (InputStream in = Files.newInputStream(log)) {
          in.skipNBytes(shown);
          shown += in.transferTo(terminal.out());
        }
      }
    }
  }
}
