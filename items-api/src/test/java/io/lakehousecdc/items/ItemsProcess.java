package io.lakehousecdc.items;

import io.lakehousecdc.local.LocalPlatform;
import io.lakehousecdc.local.Part;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** One more process of the built service, on the database of the platform, with own settings. */
public final class ItemsProcess implements AutoCloseable {
  private static final Duration TIMEOUT = Duration.ofSeconds(20);
  private static final Path PROGRAM = Path.of("target", "quarkus-app", "quarkus-run.jar");

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Path configuration;
  private final Path log;
  private final Process process;
  private final URI root;

  private ItemsProcess(LocalPlatform platform, Map<String, String> settings) throws IOException {
    int port = freePort();
    this.configuration = configuration(platform, port, settings);
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-Xmx192m",
            "-Dquarkus.config.locations=" + configuration,
            "-jar",
            PROGRAM.toString());
    this.root = URI.create("http://127.0.0.1:" + port);
    this.log = Files.createTempFile("items-api", ".log");
    this.process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
  }

  /** Starts the service and waits until it answers. */
  public static ItemsProcess start(LocalPlatform platform, Map<String, String> settings) {
    ItemsProcess service = launch(platform, settings);
    try {
      Awaitility.await()
          .atMost(TIMEOUT)
          .pollInterval(Duration.ofMillis(100))
          .ignoreExceptionsInstanceOf(UncheckedIOException.class)
          .failFast("The service has ended", () -> !service.process.isAlive())
          .until(() -> service.get("/q/health/ready").statusCode() == 200);
      return service;
    } catch (RuntimeException e) {
      String log = service.log();
      service.close();
      throw new IllegalStateException("Cannot start the service: " + log, e);
    }
  }

  /** Starts the service and does not wait. */
  public static ItemsProcess launch(LocalPlatform platform, Map<String, String> settings) {
    try {
      return new ItemsProcess(platform, settings);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot start the service", e);
    }
  }

  public HttpResponse<String> get(String path, String... headers) {
    return send("GET", path, "", headers);
  }

  public HttpResponse<String> post(String json, String... headers) {
    return send("POST", "/items", json, headers);
  }

  /**
   * @param headers names and values, in turn
   */
  public HttpResponse<String> send(String method, String path, String json, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(root + path))
            .timeout(TIMEOUT)
            .header("Content-Type", "application/json")
            .method(
                method, json.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(json));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return send(request.build());
  }

  public HttpResponse<String> send(HttpRequest request) {
    try {
      return client.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  public URI root() {
    return root;
  }

  /** All that the service has written so far. */
  public String log() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Asks the service to end, as {@code kill} does. */
  public void terminate() {
    process.destroy();
  }

  /** Waits for the end of the process, and returns its exit code. */
  public int exitCode() throws InterruptedException {
    if (!process.waitFor(TIMEOUT.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("Still running: " + log());
    }
    return process.exitValue();
  }

  @Override
  public void close() {
    process.destroyForcibly();
    try {
      process.waitFor();
      Files.deleteIfExists(log);
      Files.deleteIfExists(configuration);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** In a file, for a file that {@code quarkus.config.locations} names beats system properties. */
  private static Path configuration(LocalPlatform platform, int port, Map<String, String> settings)
      throws IOException {
    Properties values = new Properties();
    try (Reader reader = Files.newBufferedReader(platform.writeConfiguration(Part.ITEMS_API))) {
      values.load(reader);
    }
    values.setProperty("quarkus.http.port", Integer.toString(port));
    values.putAll(settings);
    Path file = Files.createTempFile("items-api", ".properties");
    try (Writer writer = Files.newBufferedWriter(file)) {
      values.store(writer, null);
    }
    return file;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
