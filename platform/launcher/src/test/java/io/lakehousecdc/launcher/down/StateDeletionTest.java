package io.lakehousecdc.launcher.down;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakehousecdc.launcher.state.Workspace;
import io.lakehousecdc.local.StateDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateDeletionTest {
  @TempDir private Path directory;
  private Path state;
  private StateDeletion deletion;

  @BeforeEach
  void state() throws IOException {
    state = Files.createDirectories(directory.resolve("state"));
    deletion =
        new StateDeletion(new Workspace(directory.resolve("project"), new StateDirectory(state)));
  }

  @Test
  void deletesTheStateAndFollowsNoLink() throws IOException {
    // Given
    Path elsewhere = Files.createDirectories(directory.resolve("elsewhere"));
    Path precious = Files.writeString(elsewhere.resolve("precious"), "");
    Files.writeString(state.resolve("secrets.properties"), "");
    Files.createDirectories(state.resolve("kafka").resolve("topic"));
    Files.createSymbolicLink(state.resolve("link"), elsewhere);

    // When
    deletion.run();

    // Then
    assertThat(state).doesNotExist();
    assertThat(precious).exists();
  }

  @Test
  void keepsTheSettings() throws IOException {
    // Given
    Files.writeString(state.resolve("secrets.properties"), "");
    Path settings = Files.writeString(state.resolve("lakehouse.properties"), "");

    // When
    deletion.run();

    // Then
    assertThat(state).isDirectoryContaining(settings::equals);
    assertThat(state.resolve("secrets.properties")).doesNotExist();
  }

  @Test
  void refusesADirectoryThatIsNotThePlatforms() throws IOException {
    // Given
    Path thesis = Files.writeString(state.resolve("thesis.tex"), "");

    // Then
    assertThatThrownBy(deletion::run)
        .hasMessage(
            "Cannot delete "
                + state
                + ": it has no secrets.properties, so that it is not the platform's state");
    assertThat(thesis).exists();
  }

  @Test
  void refusesADirectoryThatHoldsTheProject() throws IOException {
    // Given
    Files.writeString(directory.resolve("secrets.properties"), "");
    StateDeletion whole =
        new StateDeletion(
            new Workspace(directory.resolve("project"), new StateDirectory(directory)));

    // Then
    assertThatThrownBy(whole::run)
        .hasMessage("Cannot delete " + directory + ": the project lies in it");
    assertThat(state).exists();
  }
}
