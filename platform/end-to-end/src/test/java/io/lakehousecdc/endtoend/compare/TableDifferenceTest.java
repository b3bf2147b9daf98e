package io.lakehousecdc.endtoend.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableDifferenceTest {
  private static final TableShape ORDERS =
      new TableShape("orders", List.of("shop", "number"), List.of("note"));

  @Test
  void equalRowsInAnyOrderDoNotDiffer() {
    // When
    TableDifference difference =
        TableDifference.between("orders", rows("a\t1\tx", "a\t2\ty"), rows("a\t2\ty", "a\t1\tx"));

    // Then
    assertThat(difference.isEmpty()).isTrue();
    assertThat(difference)
        .hasToString("orders: 2 rows, 0 lost, 0 unexpected, 0 doubled, 0 differing");
  }

  @Test
  void everyKindOfDifferenceIsNamedByItsKey() {
    // When
    TableDifference difference =
        TableDifference.between(
            "orders",
            rows("a\t1\tx", "a\t2\ty", "b\t1\tz"),
            rows("a\t2\tY", "b\t1\tz", "b\t1\tz", "c\t9\tx"));

    // Then
    assertThat(difference.isEmpty()).isFalse();
    assertThat(difference.lost()).containsExactly("a\t1");
    assertThat(difference.unexpected()).containsExactly("c\t9");
    assertThat(difference.doubled()).containsExactly("b\t1");
    assertThat(difference.differing()).containsExactly("a\t2\ty <> a\t2\tY");
    assertThat(difference.toString()).contains("lost: a\t1", "doubled: b\t1");
  }

  @Test
  void aTableOfKeyColumnsOnlyIsCompared() {
    // Given
    TableShape tags = new TableShape("tags", List.of("tag"), List.of());
    TableRows expected = new TableRows(tags);
    expected.add("a");

    // When
    TableDifference difference = TableDifference.between("tags", expected, new TableRows(tags));

    // Then
    assertThat(difference.lost()).containsExactly("a");
  }

  @Test
  void aTableWithoutKeyIsRefused() {
    assertThatThrownBy(() -> new TableShape("notes", List.of(), List.of("text")))
        .hasMessage("Cannot compare table notes: no primary key");
  }

  private static TableRows rows(String... lines) {
    TableRows rows = new TableRows(ORDERS);
    List.of(lines).forEach(rows::add);
    return rows;
  }
}
