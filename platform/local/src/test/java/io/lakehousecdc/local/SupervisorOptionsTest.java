package io.lakehousecdc.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class SupervisorOptionsTest {
  @Test
  void takesPartsByName() {
    // When
    SupervisorOptions options =
        SupervisorOptions.parse(
            List.of(
                "state", "--without", "items-api, cdc-sink, load-generator", "--isolate", "all"));

    // Then
    assertThat(options.stateDirectory()).isEqualTo(Path.of("state"));
    assertThat(options.projectDirectory()).isEmpty();
    assertThat(options.parts())
        .containsExactly(Part.POSTGRES, Part.KAFKA, Part.CONNECT, Part.S3, Part.CATALOG);
    assertThat(options.isolated()).containsExactly(Part.values());
  }

  @Test
  void takesTheProjectDirectory() {
    // When
    SupervisorOptions options =
        SupervisorOptions.parse(List.of("state", "project", "--without", "s3"));

    // Then
    assertThat(options.projectDirectory()).contains(Path.of("project"));
    assertThat(options.without()).containsExactly(Part.S3);
  }

  @Test
  void refusesWhatItDoesNotKnow() {
    assertThatThrownBy(() -> SupervisorOptions.parse(List.of())).hasMessageStartingWith("Usage: ");
    assertThatThrownBy(() -> SupervisorOptions.parse(List.of("state", "--with", "s3")))
        .hasMessageStartingWith("Unknown option: --with");
    assertThatThrownBy(() -> SupervisorOptions.parse(List.of("state", "--without")))
        .hasMessageStartingWith("Missing value of option --without");
    assertThatThrownBy(() -> SupervisorOptions.parse(List.of("state", "--without", "s4")))
        .hasMessage(
            "Unknown part: s4 (known: postgres, kafka, connect, s3, catalog, items-api, cdc-sink, load-generator)");
  }
}
