package io.lakehousecdc.sink.fold;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakehousecdc.sink.change.ChangeEvent;
import io.lakehousecdc.sink.change.Operation;
import io.lakehousecdc.sink.change.RowKey.LongKey;
import io.lakehousecdc.sink.change.RowSchema;
import io.lakehousecdc.sink.change.SourcePosition;
import io.lakehousecdc.sink.fold.RowChange.Remove;
import io.lakehousecdc.sink.fold.RowChange.Upsert;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BatchFoldTest {
  private final BatchFold fold = new BatchFold();

  static ChangeEvent event(Operation operation, long id, @Nullable String value, long lsn) {
    return new ChangeEvent(
        operation,
        RowSchema.EMPTY,
        operation.hasKey() ? new LongKey(id) : null,
        operation.hasRow() ? new Object[] {id, value} : null,
        new SourcePosition(lsn, lsn * 1000, lsn / 2),
        "public.items",
        100);
  }

  @Test
  void emptyFoldHoldsNothing() {
    assertThat(fold.size()).isZero();
    assertThat(fold.bytes()).isZero();
    assertThat(fold.changes()).isEmpty();
    assertThat(fold.truncated()).isFalse();
    assertThat(fold.newest()).isEqualTo(SourcePosition.UNKNOWN);
  }

  @Test
  void lastChangeOfAKeyWins() {
    // Given
    ChangeEvent update = event(Operation.UPDATE, 1, "b", 11);
    ChangeEvent delete = event(Operation.DELETE, 2, null, 13);
    ChangeEvent read = event(Operation.READ, 3, "z", 14);

    // When
    fold.apply(event(Operation.CREATE, 1, "a", 10));
    fold.apply(update);
    fold.apply(event(Operation.CREATE, 2, "x", 12));
    fold.apply(delete);
    fold.apply(event(Operation.DELETE, 3, null, 13));
    fold.apply(read);

    // Then
    assertThat(fold.changes())
        .containsExactly(
            new Upsert(new LongKey(1), update),
            new Remove(new LongKey(2), delete),
            new Upsert(new LongKey(3), read));
    assertThat(fold.size()).isEqualTo(3);
  }

  @Test
  void orderOfArrivalCountsAndNotTheLsn() {
    // Given: the initial load reads rows at one LSN, after changes that were streamed before a
    // restart
    ChangeEvent later = event(Operation.READ, 1, "later", 5);

    // When
    fold.apply(event(Operation.UPDATE, 1, "earlier", 9));
    fold.apply(later);

    // Then
    assertThat(fold.changes()).containsExactly(new Upsert(new LongKey(1), later));
    assertThat(fold.newest()).isEqualTo(new SourcePosition(9, 9000, 4));
  }

  @Test
  void changeOfTheKeyRemovesOneRowAndAddsAnother() {
    // Given
    ChangeEvent delete = event(Operation.DELETE, 1, null, 10);
    ChangeEvent create = event(Operation.CREATE, 2, "a", 10);

    // When
    fold.apply(delete);
    fold.apply(create);

    // Then
    assertThat(fold.changes())
        .containsExactly(new Remove(new LongKey(1), delete), new Upsert(new LongKey(2), create));
  }

  @Test
  void truncateDropsWhatCameBefore() {
    // Given
    ChangeEvent after = event(Operation.CREATE, 3, "c", 12);

    // When
    fold.apply(event(Operation.CREATE, 1, "a", 10));
    fold.apply(event(Operation.TRUNCATE, 0, null, 11));
    long bytesAfterTruncate = fold.bytes();
    fold.apply(after);

    // Then
    assertThat(fold.truncated()).isTrue();
    assertThat(bytesAfterTruncate).isZero();
    assertThat(fold.changes()).containsExactly(new Upsert(new LongKey(3), after));
  }

  @Test
  void messageOnlyMovesThePosition() {
    // When
    fold.apply(event(Operation.MESSAGE, 0, null, 20));

    // Then
    assertThat(fold.changes()).isEmpty();
    assertThat(fold.truncated()).isFalse();
    assertThat(fold.newest()).isEqualTo(new SourcePosition(20, 20_000, 10));
  }

  @Test
  void bytesFollowWhatIsHeld() {
    // When
    fold.apply(event(Operation.CREATE, 1, "x".repeat(10_000), 10));
    long large = fold.bytes();
    fold.apply(event(Operation.UPDATE, 1, "x", 11));
    long small = fold.bytes();
    fold.apply(event(Operation.CREATE, 2, "x", 12));
    long two = fold.bytes();

    // Then
    assertThat(large).isBetween(10_000L, 11_000L);
    assertThat(small).isBetween(100L, 500L);
    assertThat(two).isEqualTo(2 * small);
  }

  @Test
  void clearForgetsEverything() {
    // Given
    fold.apply(event(Operation.TRUNCATE, 0, null, 11));
    fold.apply(event(Operation.CREATE, 1, "a", 12));

    // When
    fold.clear();

    // Then
    emptyFoldHoldsNothing();
  }
}
