package io.lakehousecdc.spark;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProtocolTest {
  @ParameterizedTest
  @ValueSource(strings = {"", "select 1", "a\nb\r\\n", "\\", "\\\\n\n"})
  void anyTextIsOneLineAndComesBack(String text) {
    assertThat(Protocol.escape(text)).doesNotContain("\n", "\r");
    assertThat(Protocol.unescape(Protocol.escape(text))).isEqualTo(text);
  }
}
