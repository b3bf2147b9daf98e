package io.lakehousecdc.endtoend.compare;

import io.lakehousecdc.spark.RowText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The rows of a table as one engine sees them, as {@link RowText} by key; and the keys that it saw
 * more than once.
 */
public final class TableRows {
  private final int keyColumns;
  private final Map<String, String> rows = new HashMap<>();
  private final List<String> doubledKeys = new ArrayList<>();

  public TableRows(TableShape shape) {
    this.keyColumns = shape.keyColumns().size();
  }

  /**
   * @param row the texts of {@link TableShape#columns()}
   */
  public void add(String row) {
    String key = key(row);
    if (rows.put(key, row) != null) {
      doubledKeys.add(key);
    }
  }

  public int size() {
    return rows.size();
  }

  Map<String, String> byKey() {
    return rows;
  }

  List<String> doubledKeys() {
    return doubledKeys;
  }

  /** Everything before the tab that ends the last key column; no text of a value holds a tab. */
  private String key(String row) {
    int end = -1;
    for (int i = 0; i < keyColumns; i++) {
      end = row.indexOf('\t', end + 1);
      if (end < 0) {
        return row;
      }
    }
    return row.substring(0, end);
  }
}
