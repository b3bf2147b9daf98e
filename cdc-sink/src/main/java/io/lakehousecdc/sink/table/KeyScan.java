package io.lakehousecdc.sink.table;

import io.lakehousecdc.sink.change.RowKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.MetadataColumns;
import org.apache.iceberg.Schema;
import org.apache.iceberg.StructLike;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.DeleteFilter;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.types.TypeUtil;
import org.apache.iceberg.types.Types.NestedField;

/**
 * Reads the keys of the rows of a data file, and where they stand in it. Deleted rows are left out.
 */
final class KeyScan {

  /** Takes a key and the position of its row, counted from 0 at the start of the data file. */
  @FunctionalInterface
  interface Sink {
    void accept(RowKey key, long pos);
  }

  private final Table table;

  KeyScan(Table table) {
    this.table = table;
  }

  /**
   * Gives every key of the file of {@code task} to {@code sink} and returns their number.
   *
   * @throws UncheckedIOException if the file cannot be read
   */
  long read(FileScanTask task, Sink sink) {
    Schema keys = keySchema(table.schema());
    Schema projection = TypeUtil.join(keys, new Schema(MetadataColumns.ROW_POSITION));
    Deletes deletes = new Deletes(table, task, projection);
    int[] ordinals = keyOrdinals(deletes.requiredSchema(), table.schema());
    int pos = deletes.requiredSchema().columns().indexOf(MetadataColumns.ROW_POSITION);
    long rows = 0;
    try (CloseableIterable<StructLike> live =
        deletes.filter(DataFiles.read(table, task.file(), deletes.requiredSchema()))) {
      for (StructLike row : live) {
        sink.accept(key(row, ordinals), row.get(pos, Long.class));
        rows++;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Cannot read keys of " + task.file().location() + ": " + e.getMessage(), e);
    }
    return rows;
  }

  /** The key columns by name, which is the order of a key's values. */
  private static Schema keySchema(Schema schema) {
    Set<Integer> identifiers = schema.identifierFieldIds();
    return new Schema(
        schema.columns().stream()
            .filter(field -> identifiers.contains(field.fieldId()))
            .sorted(Comparator.comparing(NestedField::name))
            .toList());
  }

  /** The ordinals in {@code projection} of the key columns of {@code schema}, by column name. */
  static int[] keyOrdinals(Schema projection, Schema schema) {
    List<Integer> ids = projection.columns().stream().map(NestedField::fieldId).toList();
    return keySchema(schema).columns().stream()
        .mapToInt(key -> ids.indexOf(key.fieldId()))
        .toArray();
  }

  static RowKey key(StructLike row, int[] ordinals) {
    Object[] values = new Object[ordinals.length];
    for (int i = 0; i < ordinals.length; i++) {
      values[i] = row.get(ordinals[i], Object.class);
    }
    return RowKey.of(values);
  }

  /** Deletes of every kind, also those that only other engines write. */
  private static final class Deletes extends DeleteFilter<StructLike> {

    private final Table table;

    Deletes(Table table, FileScanTask task, Schema projection) {
      super(task.file().location(), task.deletes(), table.schema(), projection);
      this.table = table;
    }

    @Override
    protected StructLike asStructLike(StructLike row) {
      return row;
    }

    @Override
    protected InputFile getInputFile(String location) {
      return table.io().newInputFile(location);
    }
  }
}
