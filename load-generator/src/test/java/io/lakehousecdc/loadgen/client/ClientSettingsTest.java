package io.lakehousecdc.loadgen.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ClientSettingsTest {
  @Test
  void headersThatWouldEndARequestEarlyAreRefused() {
    assertThatThrownBy(() -> withHeader("X Y", "1")).hasMessage("Invalid header name: X Y");
    assertThatThrownBy(() -> withHeader("", "1")).hasMessage("Invalid header name: ");
    assertThatThrownBy(() -> withHeader("X-Y", "secret\r\nHost: other"))
        .hasMessage("Invalid header value: it has characters that are not printable ASCII");
    assertThat(withHeader("X-Y", "1 2").headers()).containsEntry("X-Y", "1 2");
  }

  private static ClientSettings withHeader(String name, String value) {
    return ClientSettings.DEFAULT.withHeaders(Map.of(name, value));
  }
}
