package io.lakehousecdc.sink.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakehousecdc.sink.change.RowKey.LongKey;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RowKeyTest {
  private static RowKey key(Object... values) {
    return RowKey.of(values);
  }

  @Test
  void oneIntegerIsALong() {
    assertThat(key(5)).isEqualTo(new LongKey(5)).isEqualTo(key(5L)).hasSameHashCodeAs(key(5L));
    assertThat(key(-1)).isEqualTo(new LongKey(-1));
  }

  @Test
  void hashesOfNeighboursDifferInTheirLowBits() {
    // Given
    Set<Integer> low = new HashSet<>();

    // When
    for (long id = 0; id < 1000; id++) {
      low.add(new LongKey(id << 16).hashCode() & 0x3FFF);
    }

    // Then
    assertThat(low).hasSizeGreaterThan(900);
  }

  @Test
  void equalMeaningGivesEqualKeys() {
    List<List<RowKey>> pairs =
        List.of(
            List.of(key(5, "a"), key(5L, "a")),
            List.of(key(1.5f), key(1.5)),
            List.of(key(-0.0), key(0.0)),
            List.of(key(Float.NaN), key(Double.NaN)),
            List.of(key(new BigDecimal("1.50")), key(new BigDecimal("1.5"))),
            List.of(key(new BigDecimal("100")), key(new BigDecimal("1E2"))),
            List.of(key(new BigDecimal("0.00")), key(BigDecimal.ZERO)),
            List.of(
                key(ByteBuffer.wrap(new byte[] {1, 2})),
                key(ByteBuffer.wrap(new byte[] {0, 1, 2}, 1, 2))));
    for (List<RowKey> pair : pairs) {
      assertThat(pair.get(0)).isEqualTo(pair.get(1)).hasSameHashCodeAs(pair.get(1));
    }
  }

  @Test
  void differentMeaningGivesDifferentKeys() {
    List<RowKey> keys =
        List.of(
            key(1),
            key(2),
            key(1, 1),
            key(1, 2),
            key(2, 1),
            key(1, 1, 1),
            key("1"),
            key(""),
            key("", ""),
            key("a", "bc"),
            key("ab", "c"),
            key("abc", ""),
            key("ä"),
            key("a\0"),
            key(true),
            key(false),
            key(1.0),
            key(1.5),
            key(Double.POSITIVE_INFINITY),
            key(new BigDecimal("1")),
            key(new BigDecimal("-1")),
            key(new BigDecimal("10")),
            key(new BigDecimal("0.1")),
            key(new BigDecimal("12345678901234567890.123")),
            key(ByteBuffer.wrap(new byte[] {49})),
            key(ByteBuffer.wrap(new byte[] {49, 0})),
            key(new UUID(0, 1)),
            key(new UUID(1, 0)));
    assertThat(new HashSet<>(keys)).hasSameSizeAs(keys);
  }

  @Test
  void keyIsTakenFromTheRowInTheKeysOrder() {
    assertThat(RowKey.of(new Object[] {1, "x", 2L}, new int[] {2, 1})).isEqualTo(key(2, "x"));
  }

  @Test
  void bufferIsLeftAsItWas() {
    // Given
    ByteBuffer buffer = ByteBuffer.wrap(new byte[] {1, 2, 3});

    // When
    key(buffer);

    // Then
    assertThat(buffer.remaining()).isEqualTo(3);
  }

  @Test
  void valueThatCannotBeAKeyIsRefused() {
    assertThatThrownBy(() -> RowKey.of(new Object[] {null}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Cannot make a row key: unsupported value of null");
    assertThatThrownBy(() -> key(new Object[] {new StringBuilder()}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Cannot make a row key: unsupported value of class java.lang.StringBuilder");
    assertThatThrownBy(RowKeyTest::key)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Cannot make a row key: it has no columns");
  }
}
