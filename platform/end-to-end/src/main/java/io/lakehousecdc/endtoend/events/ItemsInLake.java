package io.lakehousecdc.endtoend.events;

import io.lakehousecdc.endtoend.compare.LakeTable;
import io.lakehousecdc.spark.RowText;
import java.util.BitSet;
import java.util.List;
import org.apache.iceberg.Table;

/**
 * Whether the lake's table has exactly the rows of a model, each value equal.
 *
 * @param expected rows of the model
 * @param correct rows that are in the table with all their values
 * @param lost rows that are not in the table
 * @param doubled rows beyond the first with a key
 * @param wrong rows that the model does not have, or has with other values
 */
public record ItemsInLake(int expected, int correct, int lost, int doubled, int wrong) {
  /** Reads the current snapshot with Iceberg's own reader. */
  public static ItemsInLake compare(Table table, ItemVersions model) {
    BitSet seen = new BitSet();
    int[] counts = new int[3];
    LakeTable.forEachRow(
        table,
        ItemRow.COLUMNS,
        row -> {
          int id = id(row);
          if (seen.get(id)) {
            counts[1]++;
            return;
          }
          seen.set(id);
          int version = model.version(id);
          boolean correct = version > 0 && RowText.of(row).equals(ItemRow.of(id, version).text());
          counts[correct ? 0 : 2]++;
        });
    int known = (int) seen.stream().filter(id -> model.version(id) > 0).count();
    return new ItemsInLake(model.size(), counts[0], model.size() - known, counts[1], counts[2]);
  }

  public boolean isRight() {
    return correct == expected && lost == 0 && doubled == 0 && wrong == 0;
  }

  @Override
  public String toString() {
    return "%s: %,d rows expected, %,d equal in every value, %d lost, %d doubled, %d wrong"
        .formatted(isRight() ? "PASS" : "FAIL", expected, correct, lost, doubled, wrong);
  }

  private static int id(List<?> row) {
    return row.get(0) instanceof Integer id ? id : 0;
  }
}
