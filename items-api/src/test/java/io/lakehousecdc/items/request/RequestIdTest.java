package io.lakehousecdc.items.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestIdTest {

  @ParameterizedTest
  @ValueSource(strings = {"a", "0af7651916cd43dd8448eb211c80319c", "Order_7.retry-2"})
  void aWellFormedIdIsTakenOver(String sent) {
    assertThat(RequestId.choose(sent)).isEqualTo(sent);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", " ", "a b", "a\nINFO forged", "\"", "ä", "a;b"})
  void anyOtherIsReplaced(String sent) {
    assertThat(RequestId.choose(sent)).matches("[0-9a-f]{32}");
  }

  @Test
  void aLongOneIsReplaced() {
    assertThat(RequestId.choose("a".repeat(128))).hasSize(128);
    assertThat(RequestId.choose("a".repeat(129))).matches("[0-9a-f]{32}");
  }

  @Test
  void generatedIdsDiffer() {
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < 1000; i++) {
      ids.add(RequestId.choose(null));
    }
    assertThat(ids).hasSize(1000);
  }
}
