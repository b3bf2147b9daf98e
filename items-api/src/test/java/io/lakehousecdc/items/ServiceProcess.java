package io.lakehousecdc.items;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import io.lakehousecdc.local.LocalPlatform;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/** The built service once more, with settings of its own, on a database of its own. */
public final class ServiceProcess implements AutoCloseable {
  private static final int START_SECONDS = 60;

  private final LocalPlatform platform;
  private final String database;
  private final int port = freePort();
  private final Process process;

  /**
   * @param heap in MiB
   * @param settings as environment variables
   */
  public ServiceProcess(
      ItemsService service, String database, int heap, Map<String, String> settings) {
    this.platform = service.platform();
    this.database = database;
    try {
      sql("items", "postgres", "create database %s owner items".formatted(database));
      this.process = start(heap, settings);
    } catch (IOException | SQLException e) {
      throw new IllegalStateException("Cannot start the service on database " + database, e);
    }
    await()
        .atMost(START_SECONDS, SECONDS)
        .ignoreExceptionsInstanceOf(IOException.class)
        .until(this::isReady);
  }

  public URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  public void sql(String statement) throws SQLException {
    sql(database, "items", statement);
  }

  private boolean isReady() throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(uri("/q/health/ready")).build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode() == 200;
  }

  private Process start(int heap, Map<String, String> settings) throws IOException {
    File log = Files.createTempFile("items-api-" + database, ".log").toFile();
    log.deleteOnExit();
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap + "m",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:TieredStopAtLevel=1",
                "-jar",
                "target/quarkus-app/quarkus-run.jar")
            .redirectErrorStream(true)
            .redirectOutput(log);
    Map<String, String> environment = builder.environment();
    environment.put("POSTGRES_HOST", "127.0.0.1:" + platform.postgresPort());
    environment.put("POSTGRES_USER", "items");
    environment.put("POSTGRES_PASSWORD", platform.secrets().postgresItemsPassword());
    environment.put("POSTGRES_DB", database);
    environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
    environment.put("QUARKUS_SHUTDOWN_TIMEOUT", "60s"); // longer than close() waits
    environment.putAll(settings);
    return builder.start();
  }

  private void sql(String database, String user, String statement) throws SQLException {
    String password =
        user.equals("items")
            ? platform.secrets().postgresItemsPassword()
            : platform.secrets().postgresSuperuserPassword();
    try (Connection connection =
            DriverManager.getConnection(platform.jdbcUrl(database), user, password);
        Statement run = connection.createStatement()) {
      run.execute(statement);
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws Exception {
    process.destroy();
    boolean ended = process.waitFor(20, SECONDS);
    process.destroyForcibly();
    sql("items", "postgres", "drop database %s with (force)".formatted(database));
    if (!ended) {
      throw new AssertionError("The service on " + database + " waits for requests that are over");
    }
  }
}
