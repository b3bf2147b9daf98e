package io.lakehousecdc.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisorIT {
  private static final Duration LONG = Duration.ofSeconds(90);
  private static final List<String> SERVERS_ONLY =
      List.of("--without", "catalog,items-api,cdc-sink,load-generator");

  @TempDir Path directory;
  private StateDirectory state;
  private Endpoints endpoints;
  private final List<Process> started = new ArrayList<>();

  @BeforeEach
  void chooseFreePorts() throws IOException {
    state = StateDirectory.create(directory.resolve("state"));
    endpoints = new FreePorts(new Random()).endpoints();
    StringBuilder settings = new StringBuilder();
    endpoints
        .ports()
        .forEach(
            (part, port) ->
                settings.append(part.label()).append(".port=").append(port).append('\n'));
    settings.append("kafka.controller-port=").append(endpoints.kafkaControllerPort()).append('\n');
    Files.writeString(state.settingsFile(), settings);
  }

  @AfterEach
  void stopSupervisors() throws InterruptedException {
    for (Process supervisor : started) {
      supervisor.destroy();
      if (!supervisor.waitFor(60, TimeUnit.SECONDS)) {
        supervisor.descendants().forEach(ProcessHandle::destroyForcibly);
        supervisor.destroyForcibly().waitFor();
      }
    }
  }

  @Test
  void keepsThePipelineRunningAndStopsAllOfIt() throws Exception {
    // Given
    Process supervisor = supervise("--isolate", "s3");
    await().atMost(LONG).until(() -> areRunning("postgres", "kafka", "connect", "s3"));
    assertThat(part("catalog").path("state").asText()).isEqualTo("excluded");
    assertThat(pid("kafka")).isEqualTo(pid("connect")).isNotEqualTo(pid("s3"));

    // When a second one is started, it refuses
    Process second = supervise();
    assertThat(second.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(second.exitValue()).isEqualTo(Supervisor.ALREADY_RUNNING);

    // When a part is killed, it is started again
    long s3 = pid("s3");
    ProcessHandle.of(s3).orElseThrow().destroyForcibly();
    await().atMost(LONG).until(() -> areRunning("s3") && pid("s3") != s3);
    assertThat(part("s3").path("restarts").asInt()).isEqualTo(1);

    // When the publication is made, the connector is registered
    createPublication();
    Connector connector = new Connector(endpoints, Secrets.loadOrCreate(state));
    await().atMost(LONG).until(() -> connector.status().state() == Connector.State.RUNNING);

    // When it is told to stop, nothing is left
    List<ProcessHandle> children = supervisor.descendants().toList();
    supervisor.destroy();
    assertThat(supervisor.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(children).hasSizeGreaterThan(3).noneMatch(ProcessHandle::isAlive);
    assertThat(part("kafka").path("state").asText()).isEqualTo("stopped");
    assertThat(state.supervisorPidFile()).doesNotExist();
    assertThat(Files.readString(state.log("postgres"))).contains("database system is shut down");
  }

  @Test
  void recoversWhatAKilledSupervisorLeftBehind() throws Exception {
    // Given
    List<String> postgresOnly =
        List.of("--without", "kafka,connect,s3,catalog,items-api,cdc-sink,load-generator");
    Process killed = start(postgresOnly);
    await().atMost(LONG).until(() -> areRunning("postgres"));
    List<ProcessHandle> orphans = killed.descendants().toList();
    long former = pid("postgres");

    // When all JVMs are killed at once, so that nobody stops the postmaster
    killed.destroyForcibly();
    ProcessHandle.of(former).ifPresent(ProcessHandle::destroyForcibly);
    killed.waitFor();
    start(postgresOnly);

    // Then
    await().atMost(LONG).until(() -> areRunning("postgres") && pid("postgres") != former);
    assertThat(orphans).noneMatch(ProcessHandle::isAlive);
  }

  @Test
  void refusesATakenPort() throws Exception {
    try (ServerSocket taken =
        new ServerSocket(endpoints.port(Part.S3), 1, InetAddress.getByName("127.0.0.1"))) {
      // When
      Process supervisor = supervise();

      // Then
      assertThat(supervisor.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(supervisor.exitValue()).isEqualTo(Supervisor.REFUSED);
      assertThat(part("s3").path("state").asText()).isEqualTo("failed");
      assertThat(part("s3").path("error").asText())
          .isEqualTo(
              "port %d is taken; stop what uses it, or set s3.port in %s or LAKEHOUSE_S3_PORT in the environment"
                  .formatted(taken.getLocalPort(), state.settingsFile()));
    }
  }

  @Test
  void refusesADiskThatIsNearlyFull() throws Exception {
    // Given
    Files.writeString(state.settingsFile(), "disk.minimum-free-mib=99999999\n");

    // When
    Process supervisor = supervise();

    // Then
    assertThat(supervisor.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(supervisor.exitValue()).isEqualTo(Supervisor.REFUSED);
    assertThat(part("postgres").path("error").asText())
        .contains("MiB of disk are free", "99999999 are required", "disk.minimum-free-mib");
  }

  private Process supervise(String... options) throws IOException {
    List<String> all = new ArrayList<>(SERVERS_ONLY);
    all.addAll(List.of(options));
    return start(all);
  }

  private Process start(List<String> options) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx64m"));
    command.addAll(
        List.of("-cp", System.getProperty("java.class.path"), Supervisor.class.getName()));
    command.add(state.root().toString());
    command.addAll(options);
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("supervisor-" + started.size() + ".log").toFile())
            .start();
    started.add(process);
    return process;
  }

  private boolean areRunning(String... names) throws IOException {
    if (!Files.exists(state.statusFile())) {
      return false;
    }
    for (String name : names) {
      if (!part(name).path("state").asText().equals("running")) {
        return false;
      }
    }
    return true;
  }

  private long pid(String name) throws IOException {
    return part(name).path("pid").asLong();
  }

  private JsonNode part(String name) throws IOException {
    for (JsonNode part : new ObjectMapper().readTree(state.statusFile().toFile()).path("parts")) {
      if (part.path("name").asText().equals(name)) {
        return part;
      }
    }
    throw new AssertionError("No such part in the status: " + name);
  }

  private void createPublication() throws IOException, SQLException {
    String password = Secrets.loadOrCreate(state).postgresItemsPassword();
    try (Connection connection =
            DriverManager.getConnection(endpoints.jdbcUrl("items"), "items", password);
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE debezium_heartbeat (id int PRIMARY KEY, ts timestamptz)");
      statement.execute("GRANT INSERT, UPDATE ON debezium_heartbeat TO debezium");
      statement.execute("CREATE PUBLICATION lakehouse_items FOR TABLE debezium_heartbeat");
    }
  }
}
