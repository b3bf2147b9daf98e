package io.lakehousecdc.local.server;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.connect.cli.ConnectDistributed;
import org.apache.kafka.connect.runtime.Connect;
import org.jspecify.annotations.Nullable;

/**
 * A Kafka Connect worker in distributed mode, with Debezium's connectors from the class path; keeps
 * its state in Kafka.
 */
public final class ConnectServer implements Server {
  private static final Duration START_TIMEOUT = Duration.ofSeconds(150);

  private final URI uri;
  private final String bootstrapServers;
  private volatile @Nullable Connect<?> worker;

  /**
   * @param properties port and bootstrap-servers
   */
  public ConnectServer(ServerProperties properties) {
    uri = URI.create("http://127.0.0.1:" + properties.port("port"));
    bootstrapServers = properties.text("bootstrap-servers");
  }

  @Override
  public void start() throws Exception {
    Connect<?> starting = new ConnectDistributed().startConnect(configuration());
    worker = starting;
    try {
      awaitHealthy();
    } catch (Exception e) {
      stop();
      throw e;
    }
  }

  @Override
  public void stop() {
    Connect<?> running = worker;
    worker = null;
    if (running != null) {
      running.stop();
    }
  }

  @Override
  public boolean isAlive() {
    Connect<?> running = worker;
    return running != null && !running.herderTask().isDone();
  }

  private Map<String, String> configuration() throws IOException {
    Properties defaults = new Properties();
    try (var resource = ConnectServer.class.getResourceAsStream("connect.properties")) {
      defaults.load(resource);
    }
    Map<String, String> configuration = new HashMap<>();
    defaults.forEach((key, value) -> configuration.put(key.toString(), value.toString()));
    configuration.put("bootstrap.servers", bootstrapServers);
    configuration.put("listeners", uri.toString());
    return configuration;
  }

  private void awaitHealthy() throws InterruptedException {
    long deadline = System.nanoTime() + START_TIMEOUT.toNanos();
    HttpClient client = HttpClient.newHttpClient();
    HttpRequest health =
        HttpRequest.newBuilder(uri.resolve("/health")).timeout(Duration.ofSeconds(5)).build();
    while (!isHealthy(client, health)) {
      if (!isAlive() || System.nanoTime() > deadline) {
        throw new IllegalStateException(
            "Cannot start Kafka Connect at %s: the worker did not join its group within %d s; is Kafka at %s running?"
                .formatted(uri, START_TIMEOUT.toSeconds(), bootstrapServers));
      }
      Thread.sleep(100);
    }
  }

  private static boolean isHealthy(HttpClient client, HttpRequest health)
      throws InterruptedException {
    try {
      return client.send(health, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false; // not listening yet
    }
  }
}
