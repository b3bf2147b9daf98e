package io.lakehousecdc.local.server;

import io.lakehousecdc.local.process.ChildProcess;
import io.lakehousecdc.local.process.LogFile;
import io.lakehousecdc.local.process.ParentWatch;
import io.lakehousecdc.local.process.PartLogging;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The main program of a JVM that runs one or more servers. It ends when its parent does, and also
 * when one of its servers dies or cannot be started: its parent then starts all of them again.
 */
public final class ServerProcess {
  /**
   * The property that names a server's own log file; without it the server logs to standard output.
   */
  public static final String LOG_FILE = "log-file";

  private static final long WATCH_MILLIS = 200;

  private static final Map<String, Function<ServerProperties, Server>> SERVERS =
      Map.of(
          "postgres", PostgresServer::new,
          "kafka", KafkaServer::new,
          "connect", ConnectServer::new,
          "s3", S3Server::new);

  /** By the names of loggers; what matches none goes to standard output. */
  private static final Map<String, String> LOGGERS =
      Map.of(
          "io.lakehousecdc.local.postgres", "postgres",
          "kafka", "kafka",
          "state.change.logger", "kafka",
          "org.apache.kafka", "kafka",
          "org.apache.kafka.connect", "connect",
          "org.apache.kafka.clients", "connect",
          "io.debezium", "connect",
          "org.gaul", "s3");

  private final Map<String, Server> servers = new LinkedHashMap<>();
  private volatile boolean stopping;

  private ServerProcess() {}

  /**
   * @param args {@code <label>=<properties file>} of each server: postgres, kafka, connect, s3
   */
  public static void main(String[] args) throws IOException {
    ServerProcess process = new ServerProcess();
    Map<String, ServerProperties> properties = new LinkedHashMap<>();
    for (String arg : args) {
      String label = arg.substring(0, arg.indexOf('='));
      Path file = Path.of(arg.substring(label.length() + 1));
      properties.put(label, ServerProperties.read(file));
    }
    installLogging(properties);
    properties.forEach((label, values) -> process.servers.put(label, create(label, values)));
    Runtime.getRuntime().addShutdownHook(new Thread(process::stop, "stop"));
    ParentWatch.start(process::stop);
    if (!process.run()) {
      System.exit(1);
    }
  }

  private static Server create(String label, ServerProperties properties) {
    Function<ServerProperties, Server> factory = SERVERS.get(label);
    if (factory == null) {
      throw new IllegalArgumentException("Unknown server: " + label);
    }
    return factory.apply(properties);
  }

  private static void installLogging(Map<String, ServerProperties> properties) {
    Map<String, Consumer<String>> ownLogs = new HashMap<>();
    properties.forEach(
        (label, values) -> {
          String file = values.values().get(LOG_FILE);
          if (file != null) {
            ownLogs.put(label, LogFile.open(Path.of(file))::line);
          }
        });
    Consumer<String> output = System.out::println;
    Map<String, Consumer<String>> sinks = new HashMap<>();
    sinks.put("", output);
    LOGGERS.forEach((logger, label) -> sinks.put(logger, ownLogs.getOrDefault(label, output)));
    PartLogging.install(sinks);
  }

  /**
   * Starts all servers at once (those that need another one wait for it) and watches them; true
   * when told to stop.
   */
  private boolean run() {
    List<Thread> starts = new ArrayList<>();
    servers.forEach(
        (label, server) -> {
          Thread start = new Thread(() -> start(label, server), "start of " + label);
          start.start();
          starts.add(start);
        });
    try {
      for (Thread start : starts) {
        start.join();
      }
      while (servers.values().stream().allMatch(Server::isAlive)) {
        Thread.sleep(WATCH_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (!stopping) {
      servers.forEach(ServerProcess::reportIfDead);
    }
    return stopping;
  }

  private static void start(String label, Server server) {
    try {
      server.start();
      System.out.println(ChildProcess.READY + label);
    } catch (Exception | LinkageError e) {
      e.printStackTrace();
      System.out.println(ChildProcess.FAILED + e.getMessage());
      System.exit(1); // the other servers are stopped by the hook
    }
  }

  private static void reportIfDead(String label, Server server) {
    if (!server.isAlive()) {
      System.out.println("The server ended by itself: " + label);
    }
  }

  /** Last come, first gone: Connect before Kafka. Does nothing when it is called again. */
  private synchronized void stop() {
    if (!stopping) {
      stopping = true;
      List<Server> lastFirst = new ArrayList<>(servers.values());
      Collections.reverse(lastFirst);
      lastFirst.forEach(Server::stop);
    }
  }
}
