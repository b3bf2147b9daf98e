package io.lakehousecdc.launcher.terminal;

import java.util.ArrayList;
import java.util.List;

/**
 * Rows in aligned columns, two spaces apart, without trailing spaces. Control characters in a cell
 * are shown as {@code �}: a stored value must not be able to steer the terminal.
 */
public final class TextTable {
  private static final String GAP = "  ";

  private final List<Column> columns;
  private final List<List<Cell>> rows = new ArrayList<>();

  public TextTable(List<Column> columns) {
    this.columns = List.copyOf(columns);
  }

  /** A column's heading and its side. */
  public record Column(String heading, Side side) {
    public static Column left(String heading) {
      return new Column(heading, Side.LEFT);
    }

    public static Column right(String heading) {
      return new Column(heading, Side.RIGHT);
    }
  }

  /** The side at which a column's cells are aligned: words left, numbers right. */
  public enum Side {
    LEFT,
    RIGHT
  }

  /** A text and what it means. */
  public record Cell(String text, Style style) {
    public Cell {
      text = printable(text);
    }

    public static Cell of(Object value) {
      return new Cell(String.valueOf(value), Style.PLAIN);
    }

    private static String printable(String text) {
      StringBuilder clean = new StringBuilder(text.length());
      text.codePoints()
          .map(c -> c == '\n' || c == '\t' ? ' ' : c)
          .map(c -> Character.isISOControl(c) ? '\ufffd' : c)
          .forEach(clean::appendCodePoint);
      return clean.toString();
    }

    private int width() {
      return text.codePointCount(0, text.length());
    }
  }

  /** Adds a row of as many cells as there are columns. */
  public void row(List<Cell> cells) {
    if (cells.size() != columns.size()) {
      throw new IllegalArgumentException(
          "Invalid row: " + cells.size() + " cells for " + columns.size() + " columns");
    }
    rows.add(List.copyOf(cells));
  }

  /** The heading line and one line for each row. */
  public List<String> lines(Terminal terminal) {
    List<Cell> headings =
        columns.stream().map(column -> new Cell(column.heading(), Style.HEADING)).toList();
    List<List<Cell>> all = new ArrayList<>(rows.size() + 1);
    all.add(headings);
    all.addAll(rows);
    int[] widths = widths(all);
    return all.stream().map(cells -> line(cells, widths, terminal)).toList();
  }

  private int[] widths(List<List<Cell>> all) {
    int[] widths = new int[columns.size()];
    for (List<Cell> cells : all) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], cells.get(i).width());
      }
    }
    return widths;
  }

  private String line(List<Cell> cells, int[] widths, Terminal terminal) {
    StringBuilder line = new StringBuilder();
    int pending = 0; // spaces that are written only when something follows them
    for (int i = 0; i < cells.size(); i++) {
      Cell cell = cells.get(i);
      int fill = widths[i] - cell.width();
      boolean right = columns.get(i).side() == Side.RIGHT;
      pending += (i == 0 ? 0 : GAP.length()) + (right ? fill : 0);
      if (!cell.text().isEmpty()) {
        line.append(" ".repeat(pending)).append(terminal.styled(cell.style(), cell.text()));
        pending = 0;
      } else {
        pending += cell.width();
      }
      pending += right ? 0 : fill;
    }
    return line.toString();
  }
}
