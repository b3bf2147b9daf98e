package io.lakehousecdc.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakehousecdc.launcher.state.SupervisorProcess;
import io.lakehousecdc.launcher.state.Workspace;
import io.lakehousecdc.local.StateDirectory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real script and the servers of the platform; the applications are tried end to end. */
class LauncherIT {
  private static final Path PROJECT = Path.of("").toAbsolutePath().getParent().getParent();
  private static final List<String> PORTS =
      List.of(
          "POSTGRES",
          "KAFKA",
          "KAFKA_CONTROLLER",
          "CONNECT",
          "S3",
          "CATALOG",
          "ITEMS_API",
          "CDC_SINK",
          "LOAD_GENERATOR");
  private static final int PATIENCE_SECONDS = 240;

  private record Outcome(int exitCode, String out, String err) {}

  @TempDir private Path directory;
  private Workspace workspace;
  private final Map<String, String> environment = new HashMap<>();

  @BeforeEach
  void chooseFreePorts() throws IOException {
    workspace = new Workspace(PROJECT, new StateDirectory(directory.resolve("state")));
    environment.put("LAKEHOUSE_HOME", workspace.state().root().toString());
    environment.put("LAKEHOUSE_BUILD", "never"); // This build is not to start another one.
    List<ServerSocket> sockets = new ArrayList<>();
    for (String port : PORTS) {
      ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
      sockets.add(socket);
      String variable = "LAKEHOUSE_" + port + "_PORT";
      environment.put(variable, Integer.toString(socket.getLocalPort()));
    }
    for (ServerSocket socket : sockets) {
      socket.close();
    }
  }

  @AfterEach
  void stop() {
    SupervisorProcess.find(workspace).ifPresent(LauncherIT::killTree);
  }

  @Test
  void startsReportsRecoversAndStops() throws Exception {
    // When
    Outcome up = run("up", "--without", "items-api,cdc-sink,load-generator");

    // Then
    assertThat(up.exitCode()).as(up.err()).isZero();
    assertThat(up.out())
        .containsPattern("postgres +running after ")
        .containsPattern("Ready \\d.* after the command\\.")
        .contains("http://127.0.0.1:" + environment.get("LAKEHOUSE_CATALOG_PORT"), "Try next:");
    assertEveryServerRuns();

    // When: another one finds it running.
    Outcome again = run("up");

    // Then
    assertThat(again.exitCode()).isZero();
    assertThat(again.out()).contains("The platform is running.");

    // When: everything dies at once.
    SupervisorProcess.find(workspace).ifPresent(LauncherIT::killTree);
    Outcome recovered = run("up", "--without", "items-api,cdc-sink,load-generator");

    // Then
    assertThat(recovered.exitCode()).as(recovered.err()).isZero();
    assertEveryServerRuns();

    // When
    List<ProcessHandle> processes = processes();
    Outcome down = run("down");

    // Then
    assertThat(down.exitCode()).as(down.err()).isZero();
    assertThat(down.out()).contains("Stopped within ");
    assertThat(processes).isNotEmpty().noneMatch(ProcessHandle::isAlive);
    assertThat(run("reset", "--yes").exitCode()).isZero();
    assertThat(workspace.state().root()).doesNotExist();
  }

  private void assertEveryServerRuns() throws IOException, InterruptedException {
    JsonNode status = new ObjectMapper().readTree(run("status", "--json").out());
    for (JsonNode part : status.path("parts")) {
      boolean left =
          List.of("items-api", "cdc-sink", "load-generator").contains(part.path("name").asText());
      assertThat(part.path("state").asText())
          .as(part.path("name").asText())
          .isEqualTo(left ? "excluded" : "running");
    }
    assertThat(status.path("topics").isArray()).as(status.path("topicsError").asText()).isTrue();
    assertThat(status.path("tables").isArray()).as(status.path("tablesError").asText()).isTrue();
    assertThat(status.path("connectors").isArray())
        .as(status.path("connectorsError").asText())
        .isTrue();
    assertThat(run("query", "items").err())
        .isEqualTo(
            "error: Cannot find table lakehouse.items: there is no table in lakehouse yet\n");
  }

  private List<ProcessHandle> processes() throws IOException, InterruptedException {
    JsonNode status = new ObjectMapper().readTree(run("status", "--json").out());
    return Stream.concat(
            Stream.of(status.path("supervisorPid").asLong()),
            StreamSupport.stream(status.path("parts").spliterator(), false)
                .map(part -> part.path("pid").asLong()))
        .flatMap(pid -> ProcessHandle.of(pid).stream())
        .toList();
  }

  private static void killTree(ProcessHandle root) {
    List<ProcessHandle> tree = Stream.concat(Stream.of(root), root.descendants()).toList();
    tree.forEach(ProcessHandle::destroyForcibly);
  }

  private Outcome run(String... arguments) throws IOException, InterruptedException {
    Path out = directory.resolve("out");
    Path err = directory.resolve("err");
    List<String> command = new ArrayList<>(List.of(PROJECT.resolve("lakehouse").toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder script =
        new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
    script.environment().putAll(environment);
    Process process = script.start();
    assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    return new Outcome(process.exitValue(), Files.readString(out), Files.readString(err));
  }
}
