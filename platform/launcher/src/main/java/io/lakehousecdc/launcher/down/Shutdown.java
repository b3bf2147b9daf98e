package io.lakehousecdc.launcher.down;

import io.lakehousecdc.launcher.CommandFailure;
import io.lakehousecdc.launcher.state.PartState;
import io.lakehousecdc.launcher.state.PartStatus;
import io.lakehousecdc.launcher.state.PlatformStatus;
import io.lakehousecdc.launcher.state.SupervisorProcess;
import io.lakehousecdc.launcher.state.Workspace;
import io.lakehousecdc.launcher.terminal.Terminal;
import io.lakehousecdc.launcher.up.PartProgress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Stops the supervisor and waits until it has stopped everything else. */
final class Shutdown {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final int POLL_MS = 100;

  private final Terminal terminal;
  private final Workspace workspace;
  private final InstantSource clock;

  Shutdown(Terminal terminal, Workspace workspace, InstantSource clock) {
    this.terminal = terminal;
    this.workspace = workspace;
    this.clock = clock;
  }

  /** How long it took; empty when nothing was running. */
  Optional<Duration> run() throws InterruptedException {
    Optional<ProcessHandle> supervisor = SupervisorProcess.find(workspace);
    if (supervisor.isEmpty()) {
      return Optional.empty();
    }
    Instant since = clock.instant();
    PartProgress progress = PartProgress.stopping(terminal);
    supervisor.get().destroy();
    while (supervisor.get().isAlive()) {
      Duration elapsed = Duration.between(since, clock.instant());
      PlatformStatus.parse(workspace.state().statusFile())
          .ifPresent(s -> progress.show(s, elapsed));
      if (elapsed.compareTo(PATIENCE) > 0) {
        throw tooLate(supervisor.get().pid());
      }
      Thread.sleep(POLL_MS);
    }
    return Optional.of(Duration.between(since, clock.instant()));
  }

  private CommandFailure tooLate(long pid) {
    String parts =
        PlatformStatus.parse(workspace.state().statusFile()).stream()
            .flatMap(status -> status.parts().stream())
            .filter(part -> part.state() == PartState.RUNNING)
            .map(PartStatus::name)
            .reduce((a, b) -> a + ", " + b)
            .orElse("the supervisor");
    return new CommandFailure(
        "Cannot stop the platform: %s did not end within %d s; see %s, then kill -9 %d"
            .formatted(parts, PATIENCE.toSeconds(), workspace.log("supervisor"), pid));
  }
}
