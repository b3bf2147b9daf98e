package io.lakehousecdc.items.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class IdempotencyKeyTest {

  @Test
  void aKeyHas1To255VisibleCharacters() {
    assertThat(IdempotencyKey.read("", List.of())).isNull();
    for (String key : List.of("k", "\"8e03978e-40d5-43dd-bc93-6894a57f9324\"", "k".repeat(255))) {
      assertThat(IdempotencyKey.read("", List.of(key))).isEqualTo(new IdempotencyKey("", key));
    }
  }

  static Stream<List<String>> refused() {
    return Stream.of(
        List.of(""), List.of("k".repeat(256)), List.of("a", "a"), List.of("a b"), List.of("é"));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void whatIsNoKeyIsRefused(List<String> lines) {
    assertThatThrownBy(() -> IdempotencyKey.read("", lines))
        .hasMessage(
            "Invalid request: Idempotency-Key must be one key of 1 to 255 visible ASCII characters");
  }

  @Test
  void anotherOperationOrBodyHasAnotherFingerprint() {
    byte[] body = "b".getBytes(StandardCharsets.UTF_8);
    assertThat(Fingerprint.of("POST /a", body))
        .hasSize(32)
        .isEqualTo(Fingerprint.of("POST /a", body));
    assertThat(Fingerprint.of("POST /b", body)).isNotEqualTo(Fingerprint.of("POST /a", body));
    assertThat(Fingerprint.of("POST /a", null)).isNotEqualTo(Fingerprint.of("POST /a", body));
  }
}
