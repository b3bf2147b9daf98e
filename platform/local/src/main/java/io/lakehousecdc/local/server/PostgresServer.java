package io.lakehousecdc.local.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * PostgreSQL as a child process of this JVM, durable and with passwords: nothing that was committed
 * is lost when it is killed. A server that a killed JVM left running on the same directory is
 * stopped first.
 */
public final class PostgresServer implements Server {
  /** What the server logs, line by line. */
  private static final Logger LOG = LoggerFactory.getLogger("io.lakehousecdc.local.postgres");

  private static final int INITDB_SECONDS = 120;
  private static final long RETRY_SECONDS = 30;

  /** After a crash it synchronizes every file and replays its log, which takes its time. */
  private static final long RECOVERY_SECONDS = 600;

  private static final String READY = "database system is ready to accept connections";

  private final ServerProperties properties;
  private final Path directory;
  private final int port;
  private final PostgresRoles roles;
  private volatile @Nullable Process process;
  private volatile String lastFatal = "";

  /**
   * @param properties directory, binaries-directory, port, and the passwords superuser-, items-,
   *     debezium- and catalog-password
   */
  public PostgresServer(ServerProperties properties) {
    this.properties = properties;
    directory = properties.path("directory").toAbsolutePath();
    port = properties.port("port");
    roles = new PostgresRoles(port, properties);
  }

  /**
   * Checks what cannot be repaired from here.
   *
   * @throws IllegalStateException if this is root, as which PostgreSQL does not run, and it cannot
   *     be avoided
   */
  public static void requireUser() throws IOException, InterruptedException {
    PostgresLauncher.requireUser();
  }

  @Override
  public void start() throws Exception {
    PostgresLauncher launcher =
        PostgresLauncher.of(PostgresBinaries.in(properties.path("binaries-directory")));
    if (!Files.exists(directory.resolve("PG_VERSION"))) {
      initialize(launcher);
    }
    var leftover = Postmaster.on(directory);
    if (leftover.isPresent()) {
      LOG.info(
          "Stopping the PostgreSQL that was left running, pid {}", leftover.get().process().pid());
      leftover.get().stop();
    }
    try {
      launch(launcher);
      roles.provision();
    } catch (Exception e) {
      stop();
      throw e;
    }
  }

  @Override
  public void stop() {
    Process running = process;
    if (running != null) {
      new Postmaster(running.toHandle()).stop();
      process = null;
    }
  }

  @Override
  public boolean isAlive() {
    Process running = process;
    return running != null && running.isAlive();
  }

  /**
   * Makes the data beside the real directory and renames it: a crash in between leaves nothing
   * half-made.
   */
  private void initialize(PostgresLauncher launcher) throws IOException, InterruptedException {
    Path draft = directory.resolveSibling(directory.getFileName() + ".new");
    Directories.delete(draft);
    Files.createDirectories(directory.getParent());
    Path password = Files.createTempFile(directory.getParent(), "superuser-", ".password");
    try {
      Files.writeString(password, properties.text("superuser-password"));
      run(
          launcher.start(
              "initdb",
              List.of(
                  "--pgdata=" + draft,
                  "--username=postgres",
                  "--pwfile=" + password,
                  "--auth=scram-sha-256",
                  "--encoding=UTF8",
                  "--locale=C",
                  // Sorts and folds the same on every machine, whatever its C library.
                  "--locale-provider=builtin",
                  "--builtin-locale=C.UTF-8")));
    } finally {
      Files.delete(password);
    }
    Files.writeString(
        draft.resolve("pg_hba.conf"),
        "host all all 127.0.0.1/32 scram-sha-256\nhost replication all 127.0.0.1/32 scram-sha-256\n");
    Files.move(draft, directory, StandardCopyOption.ATOMIC_MOVE);
  }

  private void run(Process initdb) throws IOException, InterruptedException {
    copyLog(initdb, new CountDownLatch(1));
    if (!initdb.waitFor(INITDB_SECONDS, TimeUnit.SECONDS)) {
      initdb.destroyForcibly();
    }
    if (initdb.waitFor() != 0) {
      throw new IllegalStateException(
          "Cannot create PostgreSQL's data directory %s: %s".formatted(directory, lastFatal));
    }
  }

  /**
   * Starts the server until it answers. A killed server's processes hold its shared memory for a
   * moment, and its port may be slow to come free: an early end is tried again.
   */
  private void launch(PostgresLauncher launcher) throws Exception {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(RETRY_SECONDS);
    while (true) {
      Process starting = launcher.start("postgres", arguments());
      process = starting;
      CountDownLatch ready = new CountDownLatch(1);
      Thread pump = new Thread(() -> copyLog(starting, ready), "log of postgres");
      pump.setDaemon(true);
      pump.start();
      if (awaitReady(starting, ready)) {
        return;
      }
      pump.join(TimeUnit.SECONDS.toMillis(2));
      boolean mayPass = lastFatal.contains("still in use") || lastFatal.contains("lock file");
      if (!mayPass || System.nanoTime() > deadline) {
        throw new IllegalStateException(
            "Cannot start PostgreSQL on %s, port %d: %s".formatted(directory, port, lastFatal));
      }
      Thread.sleep(250);
    }
  }

  private List<String> arguments() {
    Map<String, String> settings = new TreeMap<>();
    settings.put("listen_addresses", "127.0.0.1");
    settings.put("port", String.valueOf(port));
    settings.put("unix_socket_directories", "");
    settings.put("password_encryption", "scram-sha-256");
    settings.put("wal_level", "logical");
    settings.put("fsync", "on");
    settings.put("synchronous_commit", "on");
    settings.put("full_page_writes", "on");
    settings.put("logging_collector", "off");
    settings.put("log_min_messages", "warning");
    List<String> arguments = new ArrayList<>(List.of("-D", directory.toString()));
    settings.forEach((key, value) -> arguments.addAll(List.of("-c", key + "=" + value)));
    return arguments;
  }

  /**
   * Whether the server accepts connections; false if it ended first. Its log tells, since each
   * attempt to connect before it is ready would leave an error there.
   */
  private static boolean awaitReady(Process starting, CountDownLatch ready)
      throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(RECOVERY_SECONDS);
    while (starting.isAlive() && System.nanoTime() < deadline) {
      if (ready.await(50, TimeUnit.MILLISECONDS)) {
        return true;
      }
    }
    return false;
  }

  private void copyLog(Process source, CountDownLatch ready) {
    try (BufferedReader lines = source.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        LOG.info(line);
        if (line.endsWith(READY)) {
          ready.countDown();
        } else if (line.contains("FATAL:") || line.contains("error:")) {
          lastFatal = line.replaceFirst("^.*?(FATAL|error): +", "");
        }
      }
    } catch (IOException e) {
      LOG.warn("Cannot read PostgreSQL's log", e);
    }
  }
}
