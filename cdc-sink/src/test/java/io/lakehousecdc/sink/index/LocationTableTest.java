package io.lakehousecdc.sink.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.LongUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LocationTableTest {

  /**
   * Linear probing reads (1 + 1/(1 - load))/2 slots to find a key (Knuth 6.4): 3.0 at the highest
   * load, 80 %; the rest is for chance.
   */
  private static final double PROBES_LIMIT = 3.3;

  static Stream<Named<LongUnaryOperator>> patterns() {
    return Stream.of(
        Named.of("sequential", i -> i),
        Named.of("descending negative", i -> -i),
        Named.of("multiples of 2^10", i -> i << 10),
        Named.of("multiples of 2^20", i -> i << 20),
        Named.of("multiples of 2^44", i -> i << 44 | i >>> 20),
        Named.of("equal modulo 1024", i -> i * 1024 + 77),
        Named.of("equal modulo 1000", i -> i * 1000 + 1),
        Named.of("equal lower halves", i -> i << 32 | 0xABCD),
        Named.of("bit-reversed", Long::reverse),
        Named.of("multiples of the golden ratio", i -> i * 0x9E3779B97F4A7C15L),
        Named.of("snowflake ids", i -> (1_700_000_000_000L + i / 10) << 22 | (i % 10) << 12));
  }

  @ParameterizedTest
  @MethodSource("patterns")
  void noPatternOfKeysMakesProbesLonger(LongUnaryOperator pattern) {
    for (int words = 1; words <= 2; words++) {
      // Given
      LocationTable table = new LocationTable(words, 42);
      double worst = 0;

      // When
      for (int i = 1; i <= 300_000; i++) {
        table.put(pattern.applyAsLong(i), 0, i);
        if (i % 20_000 == 0) {
          worst = Math.max(worst, table.meanProbes());
        }
      }

      // Then
      assertThat(table.size()).isEqualTo(300_000);
      assertThat(worst).isLessThan(PROBES_LIMIT);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void churnLeavesNoTrace(int words) {
    // Given
    int live = 100_000;
    LocationTable table = new LocationTable(words, 42);
    for (int i = 0; i < live; i++) {
      table.put(i, i, i);
    }
    double worst = 0;
    long most = 0;

    // When
    for (int i = live; i < 12 * live; i++) {
      assertThat(table.remove(i - live, i - live)).isTrue();
      table.put(i, i, i);
      if (i % 7_919 == 0) {
        worst = Math.max(worst, table.meanProbes());
        most = Math.max(most, table.memoryBytes());
      }
    }

    // Then
    assertThat(table.size()).isEqualTo(live);
    assertThat(worst).isBetween(1.0, PROBES_LIMIT);
    assertThat(most).isLessThan(live * (words == 1 ? 33L : 49L));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void memoryStaysInItsBoundsWhileGrowingAndShrinking(int words) {
    // Given
    int count = 2_000_000;
    int bytesAKey = words == 1 ? 32 : 48;
    LocationTable table = new LocationTable(words, 42);

    // When
    for (int i = 0; i < count; i++) {
      table.put(i, i, i);
      // Then
      if (i >= 1_000_000 && i % 1_000 == 0) {
        assertThat(table.memoryBytes()).isLessThanOrEqualTo(table.size() * bytesAKey);
      }
    }
    for (int i = 0; i < count / 2; i++) {
      table.remove(i, i);
      if (i % 1_000 == 0) {
        assertThat(table.memoryBytes()).isLessThanOrEqualTo(table.size() * bytesAKey);
      }
    }
    assertThat(table.size()).isEqualTo(count / 2);
  }

  @Test
  void hashesOfAllSeedsDiffer() {
    // A client that knows how keys collide under one seed learns nothing for another.
    long collisions = 0;
    for (long key = 0; key < 100_000; key++) {
      long other = key ^ 0x40_0000;
      collisions += LocationTable.hash(key, 1) >>> 44 == LocationTable.hash(key, 2) >>> 44 ? 1 : 0;
      collisions +=
          LocationTable.hash(key, 1) >>> 44 == LocationTable.hash(other, 1) >>> 44 ? 1 : 0;
    }
    // 0.2 are expected by chance.
    assertThat(collisions).isLessThan(5);
  }
}
