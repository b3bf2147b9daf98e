package io.lakehousecdc.items.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApiKeysTest {
  /** printf %s secret | sha256sum */
  private static final String SECRET =
      "2bb80d537b1da3e38bd30361aa855686bde0eacd7162fef6a25fe97bf527a25b";

  private static final String OTHER = "0".repeat(64);

  @Test
  void aKeyIsKnownByItsHash() {
    // Given
    ApiKeys keys = ApiKeys.of(List.of(OTHER, SECRET.toUpperCase(java.util.Locale.ROOT)));

    // Then
    assertThat(keys.owner("secret")).hasValue(SECRET);
    assertThat(keys.owner("Secret")).isEmpty();
    assertThat(keys.owner("")).isEmpty();
    assertThat(keys.owner(SECRET)).as("the hash is no key").isEmpty();
  }

  @Test
  void aKeyInPlaceOfItsHashIsRefusedAndNotRepeated() {
    assertThatThrownBy(() -> ApiKeys.of(List.of(SECRET, "secret")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Invalid API key hash: entry 2 is not 64 hexadecimal digits")
        .message()
        .doesNotContain("secret");
  }

  @Test
  void aFileHasAHashInEachLine(@TempDir Path directory) throws IOException {
    // Given
    Path file = Files.writeString(directory.resolve("keys"), "# team a\n" + SECRET + "\n\n");

    // Then
    assertThat(ApiKeys.hashesIn(file)).containsExactly(SECRET);
  }
}
