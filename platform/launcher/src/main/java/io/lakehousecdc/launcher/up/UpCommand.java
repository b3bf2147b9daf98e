package io.lakehousecdc.launcher.up;

import io.lakehousecdc.launcher.CommandFailure;
import io.lakehousecdc.launcher.state.PlatformStatus;
import io.lakehousecdc.launcher.state.SupervisorProcess;
import io.lakehousecdc.launcher.state.Workspace;
import io.lakehousecdc.launcher.terminal.Style;
import io.lakehousecdc.launcher.terminal.Terminal;
import io.lakehousecdc.launcher.terminal.Words;
import io.lakehousecdc.local.Endpoints;
import io.lakehousecdc.local.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Starts the platform, or waits for the one that is being started already. */
@Command(
    name = "up",
    description = "Starts the platform and waits until it is ready.",
    footer = {
      "",
      "Parts: postgres, kafka, connect, s3, catalog, items-api, cdc-sink, load-generator"
    })
public final class UpCommand implements Callable<Integer> {
  private static final int STOP_SECONDS = 30;

  private final Terminal terminal;
  private final Workspace workspace;
  private final InstantSource clock;

  @Option(
      names = "--without",
      paramLabel = "PART",
      split = ",",
      description = "Leave these parts out, e.g. to run one of them in an IDE.")
  private Set<String> without = new LinkedHashSet<>();

  @Option(
      names = "--isolate",
      paramLabel = "PART",
      split = ",",
      description = "Give each of these parts, or all, a process of its own.")
  private Set<String> isolated = new LinkedHashSet<>();

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      defaultValue = "300",
      description = "Give up after so many seconds (default: ${DEFAULT-VALUE}).")
  private int timeout;

  public UpCommand(Terminal terminal, Workspace workspace, InstantSource clock) {
    this.terminal = terminal;
    this.workspace = workspace;
    this.clock = clock;
  }

  @Override
  public Integer call() throws InterruptedException {
    Set<Part> excluded = parts(without);
    Set<Part> alone = parts(isolated);
    if (excluded.size() == Part.values().length) {
      throw new CommandFailure("Invalid --without: it leaves nothing to start");
    }
    Endpoints endpoints = workspace.endpoints(System.getenv());
    Instant since = clock.instant();
    Optional<PlatformStatus> running = watchRunning(since);
    if (running.isPresent()) {
      note("The platform is running.");
      welcome(running.get(), endpoints);
      return 0;
    }
    PlatformStatus status = start(since, excluded, alone);
    note("Ready " + Words.duration(sinceCommand()) + " after the command.");
    welcome(status, endpoints);
    return 0;
  }

  private static Set<Part> parts(Set<String> names) {
    Set<Part> parts = EnumSet.noneOf(Part.class);
    for (String name : names) {
      try {
        parts.addAll(name.equals("all") ? EnumSet.allOf(Part.class) : Set.of(Part.of(name)));
      } catch (IllegalArgumentException e) {
        throw new CommandFailure(String.valueOf(e.getMessage()), e);
      }
    }
    return parts;
  }

  /**
   * Another command's supervisor: waits until it is ready; empty when there is none, or it ends.
   */
  private Optional<PlatformStatus> watchRunning(Instant since) throws InterruptedException {
    Optional<ProcessHandle> supervisor = SupervisorProcess.find(workspace);
    Optional<PlatformStatus> status = PlatformStatus.parse(workspace.state().statusFile());
    if (supervisor.isPresent() && status.filter(PlatformStatus::ready).isPresent()) {
      return status; // There is no progress to show.
    }
    return supervisor.isPresent()
        ? startup().await(supervisor.get(), since, Duration.ofSeconds(timeout))
        : Optional.empty();
  }

  private PlatformStatus start(Instant since, Set<Part> excluded, Set<Part> alone)
      throws InterruptedException {
    forgetLastStatus();
    Process supervisor = new SupervisorStart(workspace).start(excluded, alone);
    Startup startup = startup();
    try {
      Optional<PlatformStatus> ready =
          startup.await(supervisor.toHandle(), since, Duration.ofSeconds(timeout));
      // It ends at once when another command's supervisor was a moment earlier.
      return ready
          .or(() -> waitFor(since))
          .orElseThrow(
              () ->
                  new CommandFailure(
                      "Cannot start the supervisor: it ended" + startup.log("supervisor", since)));
    } catch (CommandFailure e) {
      stop(supervisor);
      throw e;
    }
  }

  private Optional<PlatformStatus> waitFor(Instant since) {
    try {
      return watchRunning(since);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  /** What a supervisor wrote that is dead by now must not be taken for the word of the new one. */
  private void forgetLastStatus() {
    try {
      Files.deleteIfExists(workspace.state().statusFile());
    } catch (IOException e) {
      throw new CommandFailure(
          "Cannot delete " + workspace.state().statusFile() + ": " + e.getMessage(), e);
    }
  }

  /** Half a platform is of no use, and would be in the way of the next try. */
  private static void stop(Process supervisor) throws InterruptedException {
    supervisor.destroy();
    supervisor.waitFor(STOP_SECONDS, TimeUnit.SECONDS);
  }

  private Startup startup() {
    return new Startup(workspace, PartProgress.starting(terminal), clock);
  }

  /** The process is that of the script, which has perhaps built something before. */
  private Duration sinceCommand() {
    Instant now = clock.instant();
    return Duration.between(ProcessHandle.current().info().startInstant().orElse(now), now);
  }

  private void note(String text) {
    terminal.out().println();
    terminal.out().println(terminal.styled(Style.HEADING, text));
    terminal.out().println();
  }

  private void welcome(PlatformStatus status, Endpoints endpoints) {
    Welcome.lines(status, endpoints, terminal).forEach(terminal.out()::println);
  }
}
