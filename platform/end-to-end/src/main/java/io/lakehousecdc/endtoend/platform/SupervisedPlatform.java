package io.lakehousecdc.endtoend.platform;

import io.lakehousecdc.local.LocalPlatform;
import io.lakehousecdc.local.Part;
import io.lakehousecdc.local.StateDirectory;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * The platform as {@code ./lakehouse up} runs it, by its supervisor, but on a state directory and
 * ports of its own and with every part in a process of its own, so that each can be killed and
 * measured alone. It ends with this JVM.
 */
public final class SupervisedPlatform implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofSeconds(120);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(60);
  private static final long POLL_MILLIS = 50;

  private final StateDirectory state;
  private final Process supervisor;

  private SupervisedPlatform(StateDirectory state, Process supervisor) {
    this.state = state;
    this.supervisor = supervisor;
  }

  /** Starts parts and waits until all are running. */
  public static SupervisedPlatform start(Path root, Set<Part> parts) {
    return start(root, parts, parts, Map.of());
  }

  /**
   * Starts parts and waits until some of them are running.
   *
   * @param root an empty directory, or that of an earlier platform, whose ports and data are taken
   *     again
   * @param environment what the parts see besides this JVM's environment: {@code
   *     CDC_SINK_COMMIT_INTERVAL} and the like
   * @throws IllegalStateException with the supervisor's reason if a part does not start
   */
  public static SupervisedPlatform start(
      Path root, Set<Part> parts, Set<Part> awaited, Map<String, String> environment) {
    try {
      StateDirectory state = StateDirectory.create(root);
      if (!Files.exists(state.settingsFile())) {
        FreePorts.writeTo(state.settingsFile());
      }
      Files.deleteIfExists(state.statusFile());
      Files.createDirectories(log(state).getParent());
      SupervisedPlatform platform =
          new SupervisedPlatform(state, process(state, parts, environment));
      platform.awaitRunning(awaited);
      return platform;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot start a platform in " + root, e);
    }
  }

  public Access access() {
    return Access.of(state);
  }

  public Path stateDirectory() {
    return state.root();
  }

  public Map<Part, PartStatus> status() {
    try {
      return PartStatus.read(state.statusFile());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + state.statusFile(), e);
    }
  }

  /**
   * @throws IllegalStateException if the part has no process now
   */
  public long pid(Part part) {
    PartStatus status = status().get(part);
    if (status == null || status.pid() == 0) {
      throw new IllegalStateException("Cannot find the process of " + part.label() + ": " + status);
    }
    return status.pid();
  }

  /** Stops all parts in order; their data stays. */
  @Override
  public void close() {
    supervisor.destroy();
    try {
      if (!supervisor.waitFor(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        supervisor.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      supervisor.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private void awaitRunning(Set<Part> parts) {
    long deadline = System.nanoTime() + START_LIMIT.toNanos();
    while (!areRunning(parts)) {
      if (!supervisor.isAlive() || System.nanoTime() > deadline) {
        String reason = describe();
        close();
        throw new IllegalStateException("Cannot start the platform: " + reason);
      }
      sleep();
    }
  }

  private boolean areRunning(Set<Part> parts) {
    Map<Part, PartStatus> status = status();
    return parts.stream()
        .allMatch(part -> status.containsKey(part) && status.get(part).isRunning());
  }

  private String describe() {
    try {
      List<String> log = Files.readAllLines(log(state));
      String last = String.join("\n", log.subList(Math.max(0, log.size() - 10), log.size()));
      return status() + "\n" + last;
    } catch (IOException e) {
      return status().toString();
    }
  }

  private static Process process(
      StateDirectory state, Set<Part> parts, Map<String, String> environment) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx64m"));
    command.addAll(List.of("-cp", classPath()));
    // Ends the supervisor, and so the parts, when this JVM does, even by a kill.
    command.add("io.lakehousecdc.local.process.AppProcess");
    command.addAll(
        List.of("io.lakehousecdc.local.Supervisor", state.root().toString(), "--isolate", "all"));
    Set<Part> without = EnumSet.allOf(Part.class);
    without.removeAll(parts);
    if (!without.isEmpty()) {
      command.add("--without");
      command.add(without.stream().map(Part::label).collect(Collectors.joining(",")));
    }
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log(state).toFile());
    builder.environment().putAll(environment);
    return builder.start();
  }

  private static Path log(StateDirectory state) {
    return state.root().resolve("logs/supervisor.log");
  }

  private static String classPath() throws IOException {
    try {
      Path classes =
          Path.of(LocalPlatform.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      Path file = classes.resolveSibling("class-path");
      return classes + File.pathSeparator + Files.readString(file).strip();
    } catch (URISyntaxException e) {
      throw new IOException("The classes of platform/local have no location", e);
    }
  }

  private static void sleep() {
    try {
      Thread.sleep(POLL_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while the platform starts", e);
    }
  }
}
