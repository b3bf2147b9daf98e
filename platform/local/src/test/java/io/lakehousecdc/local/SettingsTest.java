package io.lakehousecdc.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
  @TempDir Path directory;
  private StateDirectory state;

  @BeforeEach
  void createState() throws IOException {
    state = StateDirectory.create(directory.resolve("state"));
  }

  @Test
  void haveDefaults() throws IOException {
    // When
    Settings settings = Settings.load(state, Map.of());

    // Then
    assertThat(settings.endpoints().ports())
        .isEqualTo(
            Map.of(
                Part.POSTGRES, 15432,
                Part.KAFKA, 9092,
                Part.CONNECT, 8083,
                Part.S3, 9000,
                Part.CATALOG, 8181,
                Part.ITEMS_API, 8080,
                Part.CDC_SINK, 8081,
                Part.LOAD_GENERATOR, 8089));
    assertThat(settings.endpoints().kafkaControllerPort()).isEqualTo(9093);
    assertThat(settings.minimumFreeBytes()).isEqualTo(1L << 30);
  }

  @Test
  void comeFromTheFileAndTheEnvironmentWins() throws IOException {
    // Given
    Files.writeString(
        state.settingsFile(), "kafka.port=1001\nkafka.controller-port=1002\ns3.port=1003\n");

    // When
    Endpoints endpoints =
        Settings.load(
                state,
                Map.of(
                    "LAKEHOUSE_KAFKA_CONTROLLER_PORT", "2002", "LAKEHOUSE_ITEMS_API_PORT", "2003"))
            .endpoints();

    // Then
    assertThat(endpoints.bootstrapServers()).isEqualTo("127.0.0.1:1001");
    assertThat(endpoints.kafkaControllerPort()).isEqualTo(2002);
    assertThat(endpoints.uri(Part.S3)).isEqualTo(URI.create("http://127.0.0.1:1003"));
    assertThat(endpoints.uri(Part.ITEMS_API)).isEqualTo(URI.create("http://127.0.0.1:2003"));
  }

  @Test
  void thatAreNoPortsAreRefused() {
    for (String value : new String[] {"x", "", "0", "65536", "-1", "99999999999"}) {
      assertThatThrownBy(() -> Settings.load(state, Map.of("LAKEHOUSE_S3_PORT", value)))
          .hasMessage("Invalid setting s3.port (a number from 1 to 65535): " + value);
    }
  }

  @Test
  void thatAreNotKnownAreRefused() throws IOException {
    // Given
    Files.writeString(state.settingsFile(), "kafka.prot=1001\n");

    // Then
    assertThatThrownBy(() -> Settings.load(state, Map.of()))
        .hasMessage("Unknown setting in " + state.settingsFile() + ": kafka.prot");
  }
}
