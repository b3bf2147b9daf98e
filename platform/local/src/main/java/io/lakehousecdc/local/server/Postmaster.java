package io.lakehousecdc.local.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A running PostgreSQL server process, ours or one that a killed parent left behind. */
public record Postmaster(ProcessHandle process) {
  private static final int FAST_STOP_SECONDS = 8;
  private static final int IMMEDIATE_STOP_SECONDS = 5;

  /**
   * The server that runs on a data directory, as told by its {@code postmaster.pid}; a stale file
   * is ignored.
   */
  public static Optional<Postmaster> on(Path directory) throws IOException {
    Path file = directory.resolve("postmaster.pid");
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    List<String> lines = Files.readAllLines(file);
    if (lines.isEmpty() || !lines.get(0).matches("\\d+")) {
      return Optional.empty();
    }
    return ProcessHandle.of(Long.parseLong(lines.get(0)))
        .filter(process -> serves(process, directory))
        .map(Postmaster::new);
  }

  /**
   * Stops the server: first the fast way, which disconnects clients and writes a checkpoint. A
   * replication client may hold that up, so then the immediate way (the next start recovers from
   * the log, nothing is lost), then by a kill.
   */
  public void stop() {
    if (!signalled("INT", FAST_STOP_SECONDS) && !signalled("QUIT", IMMEDIATE_STOP_SECONDS)) {
      process.destroyForcibly();
      ended(IMMEDIATE_STOP_SECONDS);
    }
  }

  /** Process ids are used again: only a postgres that was given this directory is ours. */
  private static boolean serves(ProcessHandle process, Path directory) {
    Optional<String[]> arguments = process.info().arguments();
    return arguments.isPresent() && List.of(arguments.get()).contains(directory.toString());
  }

  private boolean signalled(String signal, int seconds) {
    try {
      new ProcessBuilder("/bin/sh", "-c", "kill -" + signal + " " + process.pid())
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start();
    } catch (IOException e) {
      return false;
    }
    return ended(seconds);
  }

  private boolean ended(int seconds) {
    try {
      process.onExit().get(seconds, TimeUnit.SECONDS);
      return true;
    } catch (TimeoutException | ExecutionException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
