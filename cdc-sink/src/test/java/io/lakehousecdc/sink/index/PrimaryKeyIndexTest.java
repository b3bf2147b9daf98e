package io.lakehousecdc.sink.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakehousecdc.sink.change.RowKey;
import io.lakehousecdc.sink.change.RowKey.LongKey;
import java.util.BitSet;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrimaryKeyIndexTest {

  private final PrimaryKeyIndex index = new PrimaryKeyIndex(new Random(1));

  @ParameterizedTest
  @ValueSource(longs = {Long.MIN_VALUE, Long.MIN_VALUE + 1, -2, -1, 0, 1, Long.MAX_VALUE})
  void anyLongIsAKeyAndNoneIsTakenForAnEmptySlot(long value) {
    // Given
    RowKey key = new LongKey(value);
    assertThat(index.get(key)).isEqualTo(PrimaryKeyIndex.ABSENT);
    assertThat(index.remove(key)).isFalse();

    // When
    long before = index.put(key, 0);
    index.put(new LongKey(value ^ 0x5555), 7);

    // Then
    assertThat(before).isEqualTo(PrimaryKeyIndex.ABSENT);
    assertThat(index.get(key)).isZero();
    assertThat(index.put(key, Long.MAX_VALUE)).isZero();
    assertThat(index.get(key)).isEqualTo(Long.MAX_VALUE);
    assertThat(index.size()).isEqualTo(2);
    assertThat(index.remove(key)).isTrue();
    assertThat(index.get(key)).isEqualTo(PrimaryKeyIndex.ABSENT);
    assertThat(index.get(new LongKey(value ^ 0x5555))).isEqualTo(7);
  }

  @Test
  void longAndEncodedKeysOfOneTableDoNotMeet() {
    // Given
    RowKey number = RowKey.of(new Object[] {5});
    RowKey text = RowKey.of(new Object[] {"5"});

    // When
    index.put(number, 1);
    index.put(text, 2);

    // Then
    assertThat(index.get(RowKey.of(new Object[] {5L}))).isEqualTo(1);
    assertThat(index.get(RowKey.of(new Object[] {"5"}))).isEqualTo(2);
    assertThat(index.size()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "0, 4294967295",
    "2147483647, 0",
    "2147483647, 4294967295",
    "1, 2147483648",
    "123456, 654321"
  })
  void locationHoldsOrdinalAndPosition(int ordinal, long pos) {
    // When
    long location = PrimaryKeyIndex.location(ordinal, pos);
    index.put(new LongKey(9), location);

    // Then
    assertThat(index.get(new LongKey(9))).isEqualTo(location).isNotNegative();
    assertThat(PrimaryKeyIndex.fileOrdinal(location)).isEqualTo(ordinal);
    assertThat(PrimaryKeyIndex.pos(location)).isEqualTo(pos);
  }

  @Test
  void locationOutsideItsBoundsIsRefused() {
    assertThatThrownBy(() -> PrimaryKeyIndex.location(-1, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid file ordinal: -1 (supported: 0 to 2147483647)");
    assertThatThrownBy(() -> PrimaryKeyIndex.location(0, -1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid row position: -1 (supported: 0 to 4294967295)");
    assertThatThrownBy(() -> PrimaryKeyIndex.location(0, 1L << 32))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid row position: 4294967296 (supported: 0 to 4294967295)");
    assertThatThrownBy(() -> index.put(new LongKey(1), PrimaryKeyIndex.ABSENT))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid row location: -1");
    assertThat(index.size()).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void removeFilesDropsExactlyTheEntriesOfThoseFiles(Keys keys) {
    // Given
    int count = 50_000;
    for (int i = 0; i < count; i++) {
      index.put(keys.key(i), PrimaryKeyIndex.location(i % 7, i));
    }
    BitSet gone = new BitSet();
    gone.set(2);
    gone.set(5);
    gone.set(1_000);

    // When
    index.removeFiles(gone);

    // Then
    long kept = 0;
    for (int i = 0; i < count; i++) {
      boolean dropped = i % 7 == 2 || i % 7 == 5;
      kept += dropped ? 0 : 1;
      assertThat(index.get(keys.key(i)))
          .isEqualTo(dropped ? PrimaryKeyIndex.ABSENT : PrimaryKeyIndex.location(i % 7, i));
    }
    assertThat(index.size()).isEqualTo(kept);
  }

  @ParameterizedTest
  @EnumSource
  void emptiedIndexIsAsSmallAsANewOneAndUsable(Keys keys) {
    // Given
    long empty = index.memoryBytes();
    for (int i = 0; i < 20_000; i++) {
      index.put(keys.key(i), i);
    }

    // When
    for (int i = 0; i < 20_000; i++) {
      assertThat(index.remove(keys.key(i))).isTrue();
    }

    // Then
    assertThat(index.size()).isZero();
    assertThat(index.memoryBytes()).isEqualTo(empty);
    assertThat(index.get(keys.key(1))).isEqualTo(PrimaryKeyIndex.ABSENT);
    assertThat(index.put(keys.key(1), 3)).isEqualTo(PrimaryKeyIndex.ABSENT);
    assertThat(index.get(keys.key(1))).isEqualTo(3);
  }
}
