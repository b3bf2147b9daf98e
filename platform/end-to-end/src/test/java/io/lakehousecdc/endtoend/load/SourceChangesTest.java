package io.lakehousecdc.endtoend.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SourceChangesTest {
  @Test
  void theSameSeedGivesTheSameTransactions() {
    // Given
    SourceChanges first = new SourceChanges(5);
    SourceChanges second = new SourceChanges(5);

    // Then
    for (int i = 0; i < 1_000; i++) {
      assertThat(texts(first.next())).isEqualTo(texts(second.next()));
    }
  }

  @Test
  void everyKindOfChangeOccursInEveryTable() {
    // Given
    SourceChanges changes = new SourceChanges(5);
    Map<String, Integer> statements = new HashMap<>();

    // When
    for (int i = 0; i < 5_000; i++) {
      changes.next().forEach(change -> statements.merge(change.sql(), 1, Integer::sum));
    }

    // Then
    for (String table : SourceTables.NAMES) {
      assertThat(statements.keySet()).anyMatch(sql -> sql.startsWith("insert into " + table));
    }
    assertThat(statements.keySet())
        .contains("truncate sessions")
        .anyMatch(sql -> sql.startsWith("update orders set shop"))
        .anyMatch(sql -> sql.startsWith("update documents set slug"))
        .anyMatch(sql -> sql.startsWith("delete from items"));
    assertThat(statements.get("truncate sessions")).isBetween(3, 40);
  }

  private static List<String> texts(List<SourceChange> changes) {
    return changes.stream().map(SourceChangesTest::text).toList();
  }

  private static String text(SourceChange change) {
    StringBuilder text = new StringBuilder(change.sql());
    for (Object value : change.parameters()) {
      text.append('|').append(value instanceof byte[] bytes ? bytes.length : value);
    }
    return text.toString();
  }
}
