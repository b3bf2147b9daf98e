package io.lakehousecdc.loadgen.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakehousecdc.loadgen.verify.Watched.Location;
import io.lakehousecdc.loadgen.verify.WriteListener.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class UnseenWritesTest {
  private final List<String> seen = new ArrayList<>();
  private final UnseenWrites writes =
      new UnseenWrites(1_000, (kind, nanos) -> seen.add(kind + "@" + nanos));

  @Test
  void anInsertAndAnUpdateAreSeenInTheirVersionOrALaterOne() {
    // Given
    writes.acknowledge(Kind.INSERT, 1, 1, 10);
    writes.acknowledge(Kind.UPDATE, 1, 2, 20);
    writes.acknowledge(Kind.UPDATE, 1, 3, 30);
    assertThat(writes.oldestNanos()).isEqualTo(10);

    // When
    writes.added(1, 2, new Location("a", 0));

    // Then
    assertThat(seen).containsExactly("INSERT@10", "UPDATE@20");
    assertThat(writes.oldestNanos()).isEqualTo(30);
    writes.added(1, 3, new Location("b", 0));
    assertThat(seen).hasSize(3);
    assertThat(writes.oldestNanos()).isNull();
    assertThat(writes.unseenCount()).isZero();
  }

  @Test
  void aWriteThatWasSeenBeforeItsAcknowledgementIsSeenAtOnce() {
    // Given
    writes.added(1, 1, new Location("a", 0));

    // When
    writes.acknowledge(Kind.INSERT, 1, 1, 10);

    // Then
    assertThat(seen).containsExactly("INSERT@10");
    assertThat(writes.unseenCount()).isZero();
  }

  @Test
  void aDeletionIsLookedForWhereTheRowWasSeenLast() {
    // Given
    writes.acknowledge(Kind.INSERT, 1, 1, 10);
    writes.added(1, 1, new Location("a", 4));
    writes.acknowledge(Kind.DELETE, 1, 1, 20);
    writes.moved(1, new Location("b", 7), Set.of("a"));

    // When
    Watched item = writes.deletionsByFile().get("b").get(0);
    writes.deletionSeen(item);

    // Then
    assertThat(item.location).isEqualTo(new Location("b", 7));
    assertThat(seen).containsExactly("INSERT@10", "DELETE@20");
    assertThat(writes.deletionsByFile()).isEmpty();
  }

  @Test
  void aCopyOfAnOlderRowIsNotWhereTheItemIs() {
    // Given
    writes.acknowledge(Kind.INSERT, 1, 1, 10);
    writes.added(1, 1, new Location("a", 4));
    writes.added(1, 2, new Location("b", 5));
    writes.acknowledge(Kind.DELETE, 1, 2, 20);

    // When
    writes.moved(1, new Location("c", 7), Set.of("a"));

    // Then
    assertThat(writes.deletionsByFile()).containsOnlyKeys("b");
  }

  @Test
  void anItemThatWasDeletedBeforeItWasSeenIsDroppedOnceTheLakeIsPastIt() {
    // Given
    writes.acknowledge(Kind.INSERT, 1, 1, 10);
    writes.acknowledge(Kind.DELETE, 1, 1, 20);

    // When
    writes.complete(19);
    assertThat(writes.unseenCount()).isEqualTo(2);
    writes.complete(20);

    // Then
    assertThat(writes.unseenCount()).isZero();
    assertThat(writes.oldestNanos()).isNull();
    assertThat(seen).isEmpty();
  }

  @Test
  void whatCannotBeSeenAnyMoreIsGivenUp() {
    // Given
    writes.acknowledge(Kind.INSERT, 1, 1, 10);
    writes.acknowledge(Kind.INSERT, 2, 1, 30);

    // When
    writes.giveUp(20);

    // Then
    assertThat(writes.oldestNanos()).isEqualTo(30);
    assertThat(writes.unseenCount()).isEqualTo(1);
  }

  @Test
  void manyItemsAreThinnedOutToASample() {
    // When
    for (int id = 1; id <= 100_000; id++) {
      writes.acknowledge(Kind.INSERT, id, 1, id);
    }

    // Then
    assertThat(writes.unseenCount()).isBetween(400, 1_000);
    assertThat(writes.mask()).isBetween(100, 300);
    for (int id = 1; id <= 100_000; id++) {
      writes.added(id, 1, new Location("a", id));
    }
    assertThat(writes.unseenCount()).isZero();
    assertThat(seen).hasSizeBetween(400, 1_000);
  }
}
