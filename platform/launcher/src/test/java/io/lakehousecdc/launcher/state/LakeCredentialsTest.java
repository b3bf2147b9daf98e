package io.lakehousecdc.launcher.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LakeCredentialsTest {
  @TempDir private Path directory;
  private Path file;

  @BeforeEach
  void file() {
    file = directory.resolve("secrets.properties");
  }

  @Test
  void secretsAreNotShownByAccident() throws IOException {
    // Given
    Files.writeString(file, "s3.access-key=aaa\ns3.secret-key=bbb\ncatalog.token=ccc\n");

    // When
    LakeCredentials credentials = LakeCredentials.read(file);

    // Then
    assertThat(credentials.catalogToken()).isEqualTo("ccc");
    assertThat(credentials.toString()).doesNotContain("aaa", "bbb", "ccc");
  }

  @Test
  void missingSecretsSayWhatToDo() throws IOException {
    assertThatThrownBy(() -> LakeCredentials.read(file))
        .hasMessage("Cannot read " + file + ": it does not exist; start with ./lakehouse up");

    Files.writeString(file, "s3.access-key=aaa\n");
    assertThatThrownBy(() -> LakeCredentials.read(file))
        .hasMessageEndingWith("it lacks s3.secret-key");
  }
}
