package io.lakehousecdc.launcher.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
  @TempDir private Path directory;
  private Workspace workspace;

  @BeforeEach
  void workspace() {
    workspace = new Workspace(directory, directory);
  }

  @Test
  void portsHaveDefaultsWithoutAFile() {
    // When
    Settings settings = Settings.read(workspace, Map.of());

    // Then
    assertThat(settings.number(Port.POSTGRES)).isEqualTo(15432);
    assertThat(settings.http(Port.CATALOG)).hasToString("http://127.0.0.1:8181");
  }

  @Test
  void theEnvironmentWinsOverTheFile() throws IOException {
    // Given
    Files.writeString(
        workspace.settingsFile(), "kafka.controller-port=1234\nkafka.port = 19092 \n");

    // When
    Settings settings =
        Settings.read(workspace, Map.of("LAKEHOUSE_KAFKA_CONTROLLER_PORT", "29093"));

    // Then
    assertThat(settings.number(Port.KAFKA_CONTROLLER)).isEqualTo(29093);
    assertThat(settings.number(Port.KAFKA)).isEqualTo(19092);
  }

  @Test
  void aWrongNumberIsRefusedWithWhereItCameFrom() throws IOException {
    // Given
    Files.writeString(workspace.settingsFile(), "s3.port=70000\n");
    Settings settings = Settings.read(workspace, Map.of("LAKEHOUSE_KAFKA_PORT", "nine"));

    // Then
    assertThatThrownBy(() -> settings.number(Port.KAFKA))
        .hasMessage("Invalid LAKEHOUSE_KAFKA_PORT (supported: 1 to 65535): nine");
    assertThatThrownBy(() -> settings.number(Port.S3))
        .hasMessage("Invalid s3.port (supported: 1 to 65535): 70000");
  }

  @Test
  void secretsAreNotShownByAccident() throws IOException {
    // Given
    Files.writeString(
        workspace.secretsFile(), "s3.access-key=aaa\ns3.secret-key=bbb\ncatalog.token=ccc\n");

    // When
    Secrets secrets = Secrets.read(workspace);

    // Then
    assertThat(secrets.catalogToken()).isEqualTo("ccc");
    assertThat(secrets.toString()).doesNotContain("aaa", "bbb", "ccc");
  }

  @Test
  void missingSecretsSayWhatToDo() throws IOException {
    assertThatThrownBy(() -> Secrets.read(workspace))
        .hasMessageEndingWith("it does not exist; start with ./lakehouse up");

    Files.writeString(workspace.secretsFile(), "s3.access-key=aaa\n");
    assertThatThrownBy(() -> Secrets.read(workspace))
        .hasMessageEndingWith("it lacks s3.secret-key");
  }
}
