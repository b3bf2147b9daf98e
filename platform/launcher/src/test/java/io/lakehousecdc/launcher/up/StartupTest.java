package io.lakehousecdc.launcher.up;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakehousecdc.launcher.state.Workspace;
import io.lakehousecdc.launcher.terminal.Screen;
import io.lakehousecdc.local.StateDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartupTest {
  private static final Duration NO_PATIENCE = Duration.ZERO;

  @TempDir private Path directory;
  private Workspace workspace;
  private Startup startup;

  @BeforeEach
  void startup() throws IOException {
    workspace = new Workspace(directory, new StateDirectory(directory));
    Files.createDirectories(workspace.state().statusFile().getParent());
    Files.createDirectories(workspace.logDirectory());
    startup =
        new Startup(workspace, PartProgress.starting(new Screen().plain()), Clock.systemUTC());
  }

  @Test
  void endsOnceEveryPartThatIsToRunDoes() throws IOException, InterruptedException {
    // Given
    status("running", "excluded", "");

    // Then
    assertThat(await(NO_PATIENCE)).isTrue();
  }

  @Test
  void aFailedPartIsNamedWithItsReasonAndTheEndOfItsLog() throws IOException {
    // Given
    status("failed", "running", "its process ended with exit code 1");
    Files.writeString(
        workspace.log("kafka"), "old\n".repeat(20) + "Cannot lock the log directory\n");

    // Then
    assertThatThrownBy(() -> await(NO_PATIENCE))
        .hasMessageStartingWith(
            "Cannot start kafka: its process ended with exit code 1\n"
                + workspace.log("kafka")
                + ":\n  old\n")
        .hasMessageEndingWith("  Cannot lock the log directory");
  }

  @Test
  void aLogOfAnEarlierRunIsNotShown() throws IOException {
    // Given
    status("failed", "running", "port 9092 is taken");
    Path log = Files.writeString(workspace.log("kafka"), "all went well\n");
    Files.setLastModifiedTime(log, FileTime.from(Instant.now().minusSeconds(60)));

    // Then
    assertThatThrownBy(() -> await(NO_PATIENCE))
        .hasMessage("Cannot start kafka: port 9092 is taken");
  }

  @Test
  void aPartThatTakesTooLongIsNamed() throws IOException {
    // Given
    status("running", "starting", "");

    // Then
    assertThatThrownBy(() -> await(NO_PATIENCE))
        .hasMessage("Cannot start connect: it is not ready after 0 s");
  }

  @Test
  void aSupervisorThatHasEndedLeavesNothingToWaitFor() throws IOException, InterruptedException {
    // Given
    Process ended = new ProcessBuilder("true").start();
    ended.waitFor();

    // Then
    assertThat(startup.await(ended.toHandle(), Instant.now(), Duration.ofSeconds(30))).isEmpty();
  }

  private boolean await(Duration patience) throws InterruptedException {
    return startup
        .await(ProcessHandle.current(), Instant.now().minusSeconds(5), patience)
        .isPresent();
  }

  private void status(String kafka, String connect, String kafkaError) throws IOException {
    Files.writeString(
        workspace.state().statusFile(),
        """
        {"parts": [{"name": "kafka", "state": "%s", "error": "%s"}, {"name": "connect", "state": "%s"}]}
        """
            .formatted(kafka, kafkaError, connect));
  }
}
