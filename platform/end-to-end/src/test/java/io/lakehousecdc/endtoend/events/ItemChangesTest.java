package io.lakehousecdc.endtoend.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakehousecdc.endtoend.events.ItemChange.Kind;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ItemChangesTest {
  private static final int COUNT = 20_000;

  @Test
  void theSameSeedGivesTheSameStream() {
    // Given
    ItemChanges first = new ItemChanges(7, Mix.UPDATE_HEAVY, COUNT);
    ItemChanges second = new ItemChanges(7, Mix.UPDATE_HEAVY, COUNT);
    ItemChanges other = new ItemChanges(8, Mix.UPDATE_HEAVY, COUNT);

    // When
    int different = 0;
    for (int i = 0; i < COUNT; i++) {
      ItemChange change = first.next();
      assertThat(second.next()).isEqualTo(change);
      different += other.next().equals(change) ? 0 : 1;
    }

    // Then
    assertThat(different).isPositive();
  }

  @Test
  void theModelIsTheLastWriterOfEachKey() {
    // Given
    ItemChanges changes = new ItemChanges(1, Mix.UPDATE_HEAVY, COUNT);
    Map<Integer, Integer> rows = new HashMap<>();

    // When
    for (int i = 0; i < COUNT; i++) {
      ItemChange change = changes.next();
      switch (change.kind()) {
        case INSERT -> assertThat(rows.put(change.id(), change.version())).isNull();
        case UPDATE -> assertThat(rows.put(change.id(), change.version())).isNotNull();
        case DELETE -> assertThat(rows.remove(change.id())).isNotNull();
      }
    }

    // Then
    assertThat(changes.versions().size()).isEqualTo(rows.size());
    rows.forEach((id, version) -> assertThat(changes.versions().version(id)).isEqualTo(version));
  }

  @Test
  void kindsComeInTheAskedProportion() {
    // Given
    ItemChanges changes = new ItemChanges(3, Mix.UPDATE_HEAVY, COUNT);
    Map<Kind, Integer> counts = new EnumMap<>(Kind.class);

    // When
    for (int i = 0; i < COUNT; i++) {
      counts.merge(changes.next().kind(), 1, Integer::sum);
    }

    // Then
    assertThat(counts.get(Kind.INSERT)).isBetween(COUNT * 48 / 100, COUNT * 52 / 100);
    assertThat(counts.get(Kind.DELETE)).isBetween(COUNT * 4 / 100, COUNT * 6 / 100);
  }

  @Test
  void whenAllKeysAreUsedInsertsBecomeUpdates() {
    // Given
    ItemChanges changes = new ItemChanges(3, new Mix(50, 50), 10);

    // When
    for (int i = 0; i < 1_000; i++) {
      changes.next();
    }

    // Then
    assertThat(changes.versions().size()).isEqualTo(10);
  }

  @Test
  void aMixOfMoreThanAHundredPercentIsRefused() {
    assertThatThrownBy(() -> new Mix(60, 50)).hasMessage("Invalid mix: 60 % inserts, 50 % updates");
  }
}
