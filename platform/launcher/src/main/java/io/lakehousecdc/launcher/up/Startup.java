package io.lakehousecdc.launcher.up;

import io.lakehousecdc.launcher.CommandFailure;
import io.lakehousecdc.launcher.logs.LogTail;
import io.lakehousecdc.launcher.state.PartState;
import io.lakehousecdc.launcher.state.PartStatus;
import io.lakehousecdc.launcher.state.PlatformStatus;
import io.lakehousecdc.launcher.state.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Watches a supervisor until every part runs. */
final class Startup {
  private static final int POLL_MS = 100;
  private static final int LOG_LINES = 15;

  private final Workspace workspace;
  private final PartProgress progress;
  private final InstantSource clock;

  Startup(Workspace workspace, PartProgress progress, InstantSource clock) {
    this.workspace = workspace;
    this.progress = progress;
    this.clock = clock;
  }

  /**
   * The parts once all of them run; empty when the supervisor ended before.
   *
   * @param since when the command was given
   * @param patience how long to wait from now
   */
  Optional<PlatformStatus> await(ProcessHandle supervisor, Instant since, Duration patience)
      throws InterruptedException {
    Instant deadline = clock.instant().plus(patience);
    while (true) {
      boolean alive = supervisor.isAlive(); // Asked first: its last word may be why it ended.
      Optional<PlatformStatus> status = PlatformStatus.parse(workspace.state().statusFile());
      status.ifPresent(s -> progress.show(s, Duration.between(since, clock.instant())));
      status.flatMap(Startup::failed).ifPresent(part -> fail(part, since));
      if (!alive) {
        return Optional.empty();
      }
      if (status.isPresent() && status.get().ready()) {
        return status;
      }
      if (clock.instant().isAfter(deadline)) {
        throw tooLate(status, patience, since);
      }
      Thread.sleep(POLL_MS);
    }
  }

  private static Optional<PartStatus> failed(PlatformStatus status) {
    return status.parts().stream().filter(part -> part.state() == PartState.FAILED).findFirst();
  }

  private void fail(PartStatus part, Instant since) {
    String reason = part.error() == null ? "it ended" : part.error();
    Integer port = part.port();
    String owner =
        port == null
            ? ""
            : PortOwner.of(port).map(o -> " (" + port + " belongs to " + o + ")").orElse("");
    String log = log(part.name(), since);
    throw new CommandFailure("Cannot start " + part.name() + ": " + reason + owner + log);
  }

  private CommandFailure tooLate(
      Optional<PlatformStatus> status, Duration patience, Instant since) {
    String part =
        status.stream()
            .flatMap(s -> s.parts().stream())
            .filter(p -> p.state() != PartState.RUNNING && p.state() != PartState.EXCLUDED)
            .map(PartStatus::name)
            .findFirst()
            .orElse("supervisor");
    return new CommandFailure(
        "Cannot start "
            + part
            + ": it is not ready after "
            + patience.toSeconds()
            + " s"
            + log(part, since));
  }

  /** What a part has logged since then, at most its last lines, to be put after an error. */
  String log(String part, Instant since) {
    Path file = workspace.log(part);
    try {
      if (Files.getLastModifiedTime(file).toInstant().isBefore(since)) {
        return ""; // It tells of an earlier run.
      }
      String lines = LogTail.last(file, LOG_LINES).stripTrailing();
      return lines.isBlank() ? "" : "\n" + file + ":\n" + lines.indent(2).stripTrailing();
    } catch (IOException e) {
      return ""; // It has not written anything.
    }
  }
}
