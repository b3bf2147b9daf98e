package io.lakehousecdc.local;

import io.lakehousecdc.local.server.Directories;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The platform for tests: real servers, each in an own JVM so that a test can kill it alone, on
 * free ports that they keep for the life of the platform. The JVMs end when this one does, however
 * it ends.
 *
 * <p>Calls for different parts may be made concurrently; {@link #kill} and {@link #restart} of one
 * part may not.
 */
public final class LocalPlatform implements AutoCloseable {
  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(20);
  private static final Duration CONNECTOR_TIMEOUT = Duration.ofSeconds(60);

  /** Tests start servers more often than they let them run for long. */
  private static final List<String> QUICK_START = List.of("-XX:TieredStopAtLevel=1");

  private final Build build = Build.locate();
  private final Configuration configuration;
  private final Set<Part> parts;
  private final boolean temporary;
  private final Map<Part, UnitProcess> processes = new EnumMap<>(Part.class);

  private LocalPlatform(StateDirectory state, Set<Part> parts, boolean temporary)
      throws IOException {
    this.configuration =
        new Configuration(
            state, new FreePorts(new SecureRandom()).endpoints(), Secrets.loadOrCreate(state));
    this.parts = withNeeded(parts);
    this.temporary = temporary;
  }

  /** Starts parts in a directory of their own, which {@link #close} deletes. */
  public static LocalPlatform start(Set<Part> parts) {
    try {
      return start(Files.createTempDirectory("lakehouse-"), parts, true);
    } catch (IOException e) {
      throw new IllegalStateException("Cannot create a state directory: " + e.getMessage(), e);
    }
  }

  /**
   * Starts parts, and those that they need, on the data of the state directory, and waits until all
   * can be used.
   *
   * @throws IllegalStateException if a part cannot be started, with its reason or last log lines;
   *     none is left running
   */
  public static LocalPlatform start(Path stateDirectory, Set<Part> parts) {
    return start(stateDirectory, parts, false);
  }

  private static LocalPlatform start(Path directory, Set<Part> parts, boolean temporary) {
    LocalPlatform platform;
    try {
      platform = new LocalPlatform(StateDirectory.create(directory), parts, temporary);
    } catch (IOException e) {
      throw new IllegalStateException(
          "Cannot prepare state directory %s: %s".formatted(directory, e.getMessage()), e);
    }
    try {
      platform.startAll();
    } catch (RuntimeException e) {
      platform.close();
      throw e;
    }
    return platform;
  }

  public String jdbcUrl(String database) {
    return configuration.endpoints().jdbcUrl(database);
  }

  public int postgresPort() {
    return configuration.endpoints().port(Part.POSTGRES);
  }

  public String bootstrapServers() {
    return configuration.endpoints().bootstrapServers();
  }

  public URI connectUri() {
    return configuration.endpoints().uri(Part.CONNECT);
  }

  public URI s3Endpoint() {
    return configuration.endpoints().uri(Part.S3);
  }

  public URI catalogUri() {
    return configuration.endpoints().uri(Part.CATALOG);
  }

  /** Where a part listens or, if it is not started here, could: its port is kept free for it. */
  public Endpoints endpoints() {
    return configuration.endpoints();
  }

  public Secrets secrets() {
    return configuration.secrets();
  }

  public Path stateDirectory() {
    return configuration.state().root();
  }

  /**
   * Writes the configuration file of a part that the test starts by itself, and returns it.
   *
   * @throws IOException if it cannot be written
   */
  public Path writeConfiguration(Part part) throws IOException {
    return configuration.write(part);
  }

  /** The process of a part, for tests that look at it or signal it. */
  public ProcessHandle process(Part part) {
    return running(part).handle();
  }

  /** Kills a part's processes as {@code kill -9} does, and waits until they are gone. */
  public void kill(Part part) {
    running(part).kill();
  }

  /** Starts a part again on its data and port; one that still runs is stopped first. */
  public void restart(Part part) {
    running(part).stop(STOP_TIMEOUT);
    launch(part);
  }

  /**
   * Registers the source connector as it is in production, and waits until it reads. The
   * publication must be there.
   */
  public void registerConnector() {
    registerConnector(Map.of());
  }

  /**
   * Registers the source connector, and waits until it reads.
   *
   * @param overrides connector configuration that is added, or taken instead of the usual one
   * @throws IllegalStateException with the connector's failure if it is not running within a minute
   */
  public void registerConnector(Map<String, String> overrides) {
    try {
      new Connector(configuration.endpoints(), configuration.secrets())
          .register(overrides, CONNECTOR_TIMEOUT);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while registering the connector", e);
    }
  }

  /** Stops everything, those first that need others. */
  @Override
  public void close() {
    List<Part> lastFirst = new ArrayList<>(parts);
    lastFirst.sort(Comparator.reverseOrder());
    for (Part part : lastFirst) {
      UnitProcess process;
      synchronized (processes) {
        process = processes.remove(part);
      }
      if (process != null) {
        process.stop(STOP_TIMEOUT);
      }
    }
    if (temporary) {
      deleteState();
    }
  }

  private void startAll() {
    ExecutorService threads = Executors.newFixedThreadPool(parts.size());
    try {
      Map<Part, CompletableFuture<Void>> starts = new EnumMap<>(Part.class);
      for (Part part : parts) { // in the enum's order: needed parts come first
        CompletableFuture<?>[] needed =
            part.needs().stream().map(starts::get).toArray(CompletableFuture<?>[]::new);
        starts.put(part, CompletableFuture.allOf(needed).thenRunAsync(() -> launch(part), threads));
      }
      // Waits for every start, also when one has failed: nothing may be left running unknown to
      // close().
      CompletableFuture.allOf(starts.values().toArray(CompletableFuture<?>[]::new)).join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof IllegalStateException reason ? reason : e;
    } finally {
      threads.shutdown();
    }
  }

  private void launch(Part part) {
    try {
      UnitProcess process = UnitProcess.start(Unit.alone(part), build, configuration, QUICK_START);
      process.awaitUsable(usable -> {});
      synchronized (processes) {
        processes.put(part, process);
      }
    } catch (IOException e) {
      throw new IllegalStateException("Cannot start " + part.label() + ": " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while starting " + part.label(), e);
    }
  }

  private UnitProcess running(Part part) {
    synchronized (processes) {
      UnitProcess process = processes.get(part);
      if (process == null) {
        throw new IllegalArgumentException("Part is not started here: " + part.label());
      }
      return process;
    }
  }

  private void deleteState() {
    try {
      Directories.delete(stateDirectory());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot delete state directory: " + stateDirectory(), e);
    }
  }

  private static Set<Part> withNeeded(Set<Part> parts) {
    Set<Part> all = EnumSet.noneOf(Part.class);
    parts.forEach(part -> addWithNeeded(part, all));
    return all;
  }

  private static void addWithNeeded(Part part, Set<Part> all) {
    if (all.add(part)) {
      part.needs().forEach(needed -> addWithNeeded(needed, all));
    }
  }
}
