package io.lakehousecdc.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakehousecdc.launcher.state.Workspace;
import io.lakehousecdc.launcher.terminal.Screen;
import io.lakehousecdc.local.StateDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LakehouseTest {
  @TempDir private Path directory;
  private Workspace workspace;
  private final Screen screen = new Screen();

  @BeforeEach
  void workspace() {
    workspace =
        new Workspace(directory.resolve("project"), new StateDirectory(directory.resolve("state")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"up", "status", "query", "logs", "down", "reset"})
  void everyCommandHasHelp(String command) {
    assertThat(run(command, "--help")).isZero();
    assertThat(screen.out()).startsWith("Usage: ./lakehouse " + command).contains("--help");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "query|Missing required parameter: 'TABLE'; see ./lakehouse query --help",
        "query items --limit x|Invalid value for option '--limit': 'x' is not an int; see ./lakehouse query --help",
        "down now|Unmatched argument at index 1: 'now'; see ./lakehouse down --help",
        "fly|Unmatched argument at index 0: 'fly'; see ./lakehouse --help"
      })
  void wrongUseIsOneLineAndExitCodeTwo(String arguments, String error) {
    assertThat(run(arguments.split(" "))).isEqualTo(2);
    assertThat(screen.err()).isEqualTo("error: " + error + "\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "query items --limit 0|Invalid --limit (supported: 1 to 1000000): 0",
        "query items --as-of soon|Invalid --as-of (supported: a snapshot id, a time like 2026-01-31T10:00:00Z, or an age like 5m): soon",
        "up --without kafka,zookeeper|Unknown part: zookeeper (known: postgres, kafka, connect, s3, catalog, items-api, cdc-sink, load-generator)",
        "logs kafka|Cannot find a log of kafka: nothing has been started yet; start with ./lakehouse up",
        "logs kafka -n 0|Invalid -n (supported: 1 to 100000): 0"
      })
  void whatCannotBeDoneIsOneLineAndExitCodeOne(String arguments, String error) {
    assertThat(run(arguments.split(" "))).isEqualTo(1);
    assertThat(screen.err()).isEqualTo("error: " + error + "\n");
  }

  @Test
  void logsPrintsTheEndOfALogAndNamesTheOthers() throws IOException {
    // Given
    Files.createDirectories(workspace.logDirectory());
    Files.writeString(workspace.log("kafka"), "one\ntwo\n");
    Files.writeString(workspace.log("build"), "");

    // Then
    assertThat(run("logs", "kafka", "-n", "1")).isZero();
    assertThat(screen.out()).isEqualTo("two\n");
    assertThat(run("logs", "s3")).isEqualTo(1);
    assertThat(screen.err()).isEqualTo("error: Cannot find a log of s3: there are build, kafka\n");
  }

  @Test
  void resetAsksNobodyWhereNobodyCanAnswer() throws IOException {
    // Given
    Files.createDirectories(workspace.state().root());
    Files.writeString(workspace.state().secretsFile(), "");

    // Then
    assertThat(run("reset")).isEqualTo(1);
    assertThat(screen.err())
        .isEqualTo(
            "error: Cannot delete "
                + workspace.state().root()
                + ": nobody can be asked here; say --yes\n");
    assertThat(workspace.state().secretsFile()).exists();
  }

  @Test
  void resetWithYesDeletesTheState() throws IOException {
    // Given
    Files.createDirectories(workspace.state().root());
    Files.writeString(workspace.state().secretsFile(), "");

    // Then
    assertThat(run("reset", "--yes")).isZero();
    assertThat(workspace.state().root()).doesNotExist();
  }

  @Test
  void downWithoutAPlatformIsDone() {
    assertThat(run("down")).isZero();
    assertThat(screen.out()).isEqualTo("The platform is not running.\n");
  }

  private int run(String... arguments) {
    return new Lakehouse(screen.plain(), workspace, Clock.systemUTC(), false).run(arguments);
  }
}
