package io.lakehousecdc.launcher.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakehousecdc.launcher.terminal.TextTable.Cell;
import io.lakehousecdc.launcher.terminal.TextTable.Column;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextTableTest {
  private final Screen screen = new Screen();
  private final TextTable table =
      new TextTable(List.of(Column.left("NAME"), Column.right("ROWS"), Column.left("NOTE")));

  @Test
  void alignsWordsLeftAndNumbersRightWithoutTrailingSpaces() {
    // Given
    table.row(List.of(Cell.of("items"), Cell.of("7"), Cell.of("")));
    table.row(List.of(Cell.of("a"), Cell.of("1,234"), Cell.of("big")));

    // When
    List<String> lines = table.lines(screen.plain());

    // Then
    assertThat(lines).containsExactly("NAME    ROWS  NOTE", "items      7", "a      1,234  big");
  }

  @Test
  void countsASupplementaryCharacterAsOne() {
    // Given
    table.row(List.of(Cell.of("🦆"), Cell.of("1"), Cell.of("x")));

    // When
    List<String> lines = table.lines(screen.plain());

    // Then
    assertThat(lines.get(1)).isEqualTo("🦆        1  x");
  }

  @Test
  void coloursTheTextAndNotTheSpaces() {
    // Given
    table.row(List.of(new Cell("bad", Style.BAD), Cell.of(1), Cell.of("")));

    // When
    List<String> lines = table.lines(screen.live());

    // Then
    assertThat(lines.get(1)).isEqualTo("\u001b[31mbad\u001b[0m      1");
  }

  @Test
  void aStoredValueCannotSteerTheTerminal() {
    // Given
    table.row(List.of(Cell.of("a\u001b[2Jb\nc"), Cell.of(1), Cell.of("")));

    // When
    List<String> lines = table.lines(screen.plain());

    // Then
    assertThat(lines.get(1)).startsWith("a\ufffd[2Jb c ");
  }

  @Test
  void refusesARowOfAnotherWidth() {
    assertThatThrownBy(() -> table.row(List.of(Cell.of("a"))))
        .hasMessage("Invalid row: 1 cells for 3 columns");
  }
}
