package io.lakehousecdc.sink.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakehousecdc.sink.change.RowKey;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Seeded random operations must leave the index and a {@link HashMap} equal. The weights of the
 * operations change in waves, so that the index grows, shrinks and churns, each time across many
 * resizes.
 */
class PrimaryKeyIndexOracleTest {

  private static final int OPERATIONS = 300_000;
  private static final int FILES = 40;

  private final Map<RowKey, Long> oracle = new HashMap<>();

  static Stream<Arguments> runs() {
    return Stream.of(Keys.values())
        .flatMap(keys -> Stream.of(1, 2, 3, 4).map(seed -> Arguments.of(keys, seed)));
  }

  @ParameterizedTest
  @MethodSource("runs")
  void mixedOperationsEqualAMap(Keys keys, int seed) {
    // Given
    Random random = new Random(seed);
    PrimaryKeyIndex index = new PrimaryKeyIndex(random);
    // Few keys: segments of a handful of slots, often empty. Many: dozens of resizes.
    int universe = seed % 2 == 0 ? 3_000 : 100_000;

    // When
    for (int i = 0; i < OPERATIONS; i++) {
      int putsOf100 = i / 30_000 % 2 == 0 ? 80 : 25;
      operate(index, keys.key(random.nextInt(universe) - universe / 2), putsOf100, random);
      if (random.nextInt(20_000) == 0) {
        removeSomeFiles(index, random);
      }
    }

    // Then
    assertThat(oracle).isNotEmpty();
    for (int number = -universe / 2; number < universe / 2; number++) {
      RowKey key = keys.key(number);
      assertThat(index.get(key)).isEqualTo(oracle.getOrDefault(key, PrimaryKeyIndex.ABSENT));
    }
    assertThat(index.size()).isEqualTo(oracle.size());
    assertThat(index.memoryBytes()).isEqualTo(RetainedBytes.of(index));
  }

  private void operate(PrimaryKeyIndex index, RowKey key, int putsOf100, Random random) {
    int choice = random.nextInt(100);
    if (choice < putsOf100) {
      long location =
          PrimaryKeyIndex.location(random.nextInt(FILES), random.nextInt() & 0xFFFF_FFFFL);
      Long before = oracle.put(key, location);
      assertThat(index.put(key, location))
          .isEqualTo(before == null ? PrimaryKeyIndex.ABSENT : before);
    } else if (choice < putsOf100 + 10) {
      assertThat(index.get(key)).isEqualTo(oracle.getOrDefault(key, PrimaryKeyIndex.ABSENT));
    } else {
      assertThat(index.remove(key)).isEqualTo(oracle.remove(key) != null);
    }
    assertThat(index.size()).isEqualTo(oracle.size());
  }

  private void removeSomeFiles(PrimaryKeyIndex index, Random random) {
    BitSet files = new BitSet();
    for (int i = 0; i < 5; i++) {
      files.set(random.nextInt(FILES));
    }
    index.removeFiles(files);
    oracle.values().removeIf(location -> files.get((int) (location >>> 32)));
  }
}
