package io.lakehousecdc.local.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;
import org.jspecify.annotations.Nullable;

/**
 * One Kafka node, broker and controller in one, without ZooKeeper; formats its directory at the
 * first start.
 */
public final class KafkaServer implements Server {
  private static final int NODE_ID = 1;
  private static final String CONTROLLER = "CONTROLLER";

  private final Path directory;
  private final int port;
  private final int controllerPort;
  private volatile @Nullable KafkaRaftServer server;

  /**
   * @param properties directory, port and controller-port
   */
  public KafkaServer(ServerProperties properties) {
    directory = properties.path("directory");
    port = properties.port("port");
    controllerPort = properties.port("controller-port");
  }

  @Override
  public void start() throws Exception {
    if (!Files.exists(directory.resolve("meta.properties"))) {
      format();
    }
    KafkaRaftServer starting =
        new KafkaRaftServer(KafkaConfig.fromProps(configuration(), false), Time.SYSTEM);
    starting.startup();
    server = starting;
    Thread watch = new Thread(() -> forgetAtEnd(starting), "kafka watch");
    watch.setDaemon(true);
    watch.start();
  }

  @Override
  public void stop() {
    KafkaRaftServer running = server;
    if (running != null) {
      running.shutdown();
      running.awaitShutdown();
      server = null;
    }
  }

  @Override
  public boolean isAlive() {
    return server != null;
  }

  private void forgetAtEnd(KafkaRaftServer running) {
    running.awaitShutdown();
    server = null;
  }

  /**
   * Formats a directory beside the real one and renames it: a crash in between leaves nothing
   * half-formatted.
   */
  private void format() throws Exception {
    Path draft = directory.resolveSibling(directory.getFileName() + ".new");
    Directories.delete(draft);
    Files.createDirectories(draft);
    new Formatter()
        .setClusterId(Uuid.randomUuid().toString())
        .setNodeId(NODE_ID)
        .setControllerListenerName(CONTROLLER)
        .setMetadataLogDirectory(draft.toString())
        .addDirectory(draft.toString())
        .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
        .setPrintStream(System.err)
        .run();
    requireEmpty();
    Files.move(draft, directory, StandardCopyOption.ATOMIC_MOVE);
  }

  private void requireEmpty() throws IOException {
    if (Files.exists(directory)) {
      try (var files = Files.list(directory)) {
        if (files.findAny().isPresent()) {
          throw new IllegalStateException(
              "Cannot format Kafka's directory: it has files but no meta.properties: " + directory);
        }
      }
    }
  }

  private Properties configuration() throws IOException {
    Properties properties = new Properties();
    try (var defaults = KafkaServer.class.getResourceAsStream("kafka.properties")) {
      properties.load(defaults);
    }
    properties.put("node.id", String.valueOf(NODE_ID));
    properties.put("log.dirs", directory.toString());
    properties.put("controller.listener.names", CONTROLLER);
    properties.put("controller.quorum.voters", NODE_ID + "@127.0.0.1:" + controllerPort);
    String broker = "PLAINTEXT://127.0.0.1:" + port;
    properties.put("listeners", broker + "," + CONTROLLER + "://127.0.0.1:" + controllerPort);
    properties.put("advertised.listeners", broker);
    return properties;
  }
}
