package io.lakehousecdc.local;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The source connector {@value #NAME} in Kafka Connect, driven through Connect's REST API. */
final class Connector {
  static final String NAME = "items-postgres";

  private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(30);
  private static final long RETRY_MILLIS = 300;
  private static final Pattern STATE = Pattern.compile("\"state\"\\s*:\\s*\"([A-Z_]+)\"");
  private static final Pattern TRACE =
      Pattern.compile("\"trace\"\\s*:\\s*\"((?:[^\"\\\\]|\\\\.)*)\"");

  private final HttpClient client = HttpClient.newHttpClient();
  private final URI connector;
  private final Map<String, String> placeholders;

  Connector(Endpoints endpoints, Secrets secrets) {
    connector = endpoints.uri(Part.CONNECT).resolve("/connectors/" + NAME + "/");
    placeholders =
        Map.of(
            "${postgres.port}", String.valueOf(endpoints.port(Part.POSTGRES)),
            "${postgres.debezium-password}", secrets.postgresDebeziumPassword());
  }

  /**
   * Registers the connector and waits until it reads; what fails meanwhile is tried again.
   *
   * @throws IllegalStateException with the last failure, if it is not running in time
   */
  void register(Map<String, String> overrides, Duration timeout) throws InterruptedException {
    long deadline = System.nanoTime() + timeout.toNanos();
    String failure = "it is still starting";
    boolean registered = false;
    while (System.nanoTime() < deadline) {
      try {
        if (!registered) {
          put(overrides);
          registered = true;
        }
        Status status = status();
        if (status.state() == State.RUNNING) {
          return;
        }
        if (status.state() == State.FAILED) {
          failure = status.reason();
          restartFailed();
        }
      } catch (IOException e) {
        failure = String.valueOf(e.getMessage());
      }
      Thread.sleep(RETRY_MILLIS);
    }
    throw new IllegalStateException(
        "Cannot start connector %s within %d s: %s".formatted(NAME, timeout.toSeconds(), failure));
  }

  /**
   * Creates the connector or changes its configuration; the same configuration again changes
   * nothing.
   */
  void put(Map<String, String> overrides) throws IOException, InterruptedException {
    HttpRequest.Builder request =
        request("config")
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString(Json.object(configuration(overrides))));
    HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
    if (response.statusCode() / 100 != 2) {
      throw new IOException(
          "Cannot register connector %s: Connect answered %d: %s"
              .formatted(NAME, response.statusCode(), firstLine(response.body())));
    }
  }

  /** The state of the connector and its task, seen from outside. */
  Status status() throws IOException, InterruptedException {
    HttpResponse<String> response = client.send(request("status").build(), BodyHandlers.ofString());
    if (response.statusCode() == 404) {
      return new Status(State.MISSING, "");
    }
    Matcher states = STATE.matcher(response.body());
    int running = 0;
    while (states.find()) {
      if (states.group(1).equals("FAILED")) {
        Matcher trace = TRACE.matcher(response.body());
        return new Status(State.FAILED, trace.find() ? firstLine(trace.group(1)) : "");
      }
      running += states.group(1).equals("RUNNING") ? 1 : 0;
    }
    return new Status(running == 2 ? State.RUNNING : State.STARTING, "");
  }

  /** Restarts the connector and its task if they have failed. */
  void restartFailed() throws IOException, InterruptedException {
    HttpRequest restart =
        request("restart?includeTasks=true&onlyFailed=true").POST(BodyPublishers.noBody()).build();
    client.send(restart, BodyHandlers.discarding());
  }

  private Map<String, String> configuration(Map<String, String> overrides) throws IOException {
    Properties template = new Properties();
    try (InputStream resource = Connector.class.getResourceAsStream(NAME + ".properties")) {
      template.load(resource);
    }
    Map<String, String> configuration = new TreeMap<>();
    template.forEach((key, value) -> configuration.put(key.toString(), filled(value.toString())));
    configuration.putAll(overrides);
    return configuration;
  }

  private String filled(String value) {
    return placeholders.getOrDefault(value, value);
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(connector.resolve(path)).timeout(REQUEST_TIMEOUT);
  }

  private static String firstLine(String text) {
    return text.split("\\\\n|\n", 2)[0];
  }

  enum State {
    MISSING,
    STARTING,
    RUNNING,
    FAILED
  }

  /**
   * @param reason the first line of the failure; empty in other states
   */
  record Status(State state, String reason) {}
}
