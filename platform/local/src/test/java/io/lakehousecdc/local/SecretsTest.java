package io.lakehousecdc.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {
  @TempDir Path directory;

  @Test
  void areMadeOnceAndKept() throws IOException {
    // Given
    StateDirectory state = StateDirectory.create(directory.resolve("state"));
    Secrets first = Secrets.loadOrCreate(state);

    // When
    Secrets second = Secrets.loadOrCreate(state);

    // Then
    assertThat(second).isEqualTo(first);
    assertThat(first.postgresItemsPassword())
        .hasSize(32)
        .isNotEqualTo(first.postgresDebeziumPassword());
  }

  @Test
  void areForTheOwnersEyesOnly() throws IOException {
    // When
    StateDirectory state = StateDirectory.create(directory.resolve("state"));
    Secrets.loadOrCreate(state);

    // Then
    assertThat(permissions(state.root())).isEqualTo("rwx------");
    assertThat(permissions(state.secretsFile())).isEqualTo("rw-------");
  }

  @Test
  void thatAreMissingAreAddedAndTheOthersKept() throws IOException {
    // Given
    StateDirectory state = StateDirectory.create(directory.resolve("state"));
    Files.writeString(state.secretsFile(), "s3.access-key=mine\n");

    // When
    Secrets secrets = Secrets.loadOrCreate(state);

    // Then
    assertThat(secrets.s3AccessKey()).isEqualTo("mine");
    assertThat(Secrets.loadOrCreate(state)).isEqualTo(secrets);
    assertThat(permissions(state.secretsFile())).isEqualTo("rw-------");
  }

  @Test
  void neverShowInText() throws IOException {
    // Given
    Secrets secrets = Secrets.loadOrCreate(StateDirectory.create(directory.resolve("state")));

    // Then
    assertThat(secrets.toString()).doesNotContain(secrets.catalogToken(), secrets.s3SecretKey());
  }

  private static String permissions(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }
}
