package io.lakehousecdc.launcher.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakehousecdc.local.StateDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlatformStatusTest {
  private static final String RUNNING =
      """
      {"parts": [
        {"name": "kafka", "state": "running", "pid": 4711, "port": 9092, "url": null,
         "startedMillis": 1700000000000, "restarts": 2, "error": null},
        {"name": "connect", "state": "excluded"}]}
      """;

  @TempDir private Path directory;
  private Workspace workspace;

  @BeforeEach
  void workspace() throws IOException {
    workspace = new Workspace(directory, new StateDirectory(directory));
    Files.createDirectories(workspace.state().statusFile().getParent());
  }

  @Test
  void readsWhatTheSupervisorWrote() throws IOException {
    // Given
    Files.writeString(workspace.state().statusFile(), RUNNING);

    // When
    PlatformStatus status = PlatformStatus.parse(workspace.state().statusFile()).orElseThrow();

    // Then
    Instant started = Instant.ofEpochMilli(1_700_000_000_000L);
    assertThat(status.parts().get(0))
        .isEqualTo(new PartStatus("kafka", PartState.RUNNING, 4711L, 9092, null, started, 2, null));
    assertThat(status.ready()).isTrue();
  }

  @Test
  void withoutALivingSupervisorEveryPartIsStopped() throws IOException {
    // Given: this test is alive, and no supervisor.
    Files.writeString(workspace.state().statusFile(), RUNNING);
    Files.writeString(workspace.state().supervisorPidFile(), ProcessHandle.current().pid() + "\n");

    // When
    PlatformStatus status = PlatformStatus.read(workspace);

    // Then
    assertThat(status.parts())
        .extracting(PartStatus::state)
        .containsExactly(PartState.STOPPED, PartState.EXCLUDED);
    assertThat(status.parts().get(0).pid()).isNull();
  }

  @Test
  void partWhoseProcessIsGoneHasFailedWhateverTheSupervisorSaidLast() throws IOException {
    // Given
    Files.writeString(workspace.state().statusFile(), RUNNING);
    PlatformStatus last = PlatformStatus.parse(workspace.state().statusFile()).orElseThrow();

    // When
    PlatformStatus alive = last.checked(pid -> pid == 4711);
    PlatformStatus dead = last.checked(pid -> false);

    // Then
    assertThat(alive).isEqualTo(last);
    assertThat(dead.ready()).isFalse();
    assertThat(dead.parts().get(0).state()).isEqualTo(PartState.FAILED);
    assertThat(dead.parts().get(0).error())
        .isEqualTo("process 4711 is gone, and the supervisor has not said so: is the disk full?");
    assertThat(dead.parts().get(1)).isEqualTo(last.parts().get(1));
  }

  @Test
  void beforeTheFirstStartAllPartsAreKnownAndStopped() {
    assertThat(PlatformStatus.read(workspace).parts())
        .extracting(PartStatus::name)
        .containsExactly(
            "postgres",
            "kafka",
            "connect",
            "s3",
            "catalog",
            "items-api",
            "cdc-sink",
            "load-generator");
  }

  @Test
  void aFileThatIsNotJsonIsRefusedByName() throws IOException {
    // Given
    Files.writeString(workspace.state().statusFile(), "{");

    // Then
    assertThatThrownBy(() -> PlatformStatus.parse(workspace.state().statusFile()))
        .hasMessageStartingWith("Cannot read " + workspace.state().statusFile() + ": ");
  }
}
