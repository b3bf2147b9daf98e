package io.lakehousecdc.sink.table;

import io.lakehousecdc.sink.change.RowSchema;
import io.lakehousecdc.sink.fold.RowChange;
import io.lakehousecdc.sink.index.PrimaryKeyIndex;
import io.lakehousecdc.sink.table.WrittenRows.WrittenFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.iceberg.PartitionKey;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.StructLike;
import org.apache.iceberg.Table;
import org.apache.iceberg.encryption.EncryptedOutputFile;
import org.apache.iceberg.io.DataWriter;
import org.apache.iceberg.io.OutputFileFactory;
import org.jspecify.annotations.Nullable;

/**
 * Writes the rows of one commit: partition after partition, so that one file is open at a time
 * however many partitions a batch touches.
 *
 * <p>On a failure {@link #abandon()} deletes what was written and gives the ordinals back.
 */
final class RowWriter {

  private final Table table;
  private final LiveFiles files;
  private final PartitionSpec spec;
  private final Schema schema;
  private final OutputFileFactory outputs;
  private final Map<RowSchema, RowMapping> mappings = new LinkedHashMap<>();
  private @Nullable RowSchema lastSource;
  private @Nullable RowMapping lastMapping;
  private final List<WrittenFile> written = new ArrayList<>();
  private final List<String> created = new ArrayList<>();
  private final BitSet reserved = new BitSet();

  RowWriter(Table table, LiveFiles files, OutputFileFactory outputs) {
    this.table = table;
    this.files = files;
    this.spec = table.spec();
    this.schema = table.schema();
    this.outputs = outputs;
  }

  /**
   * Writes {@code upserts}.
   *
   * @throws UncheckedIOException if a file cannot be written; call {@link #abandon()} then
   */
  WrittenRows write(List<RowChange.Upsert> upserts) {
    long[] locations = new long[upserts.size()];
    if (!upserts.isEmpty()) {
      RowView view = new RowView(schema, mapping(upserts.get(0)));
      if (spec.isUnpartitioned()) {
        write(upserts, IntStream.range(0, locations.length).toArray(), null, view, locations);
      } else {
        byPartition(upserts, view)
            .forEach((key, rows) -> write(upserts, rows.build().toArray(), key, view, locations));
      }
    }
    return new WrittenRows(List.copyOf(written), locations);
  }

  private Map<PartitionKey, IntStream.Builder> byPartition(
      List<RowChange.Upsert> upserts, RowView view) {
    Map<PartitionKey, IntStream.Builder> partitions = new LinkedHashMap<>();
    PartitionKey key = new PartitionKey(spec, schema);
    for (int i = 0; i < upserts.size(); i++) {
      key.partition(show(view, upserts.get(i)));
      IntStream.Builder rows = partitions.get(key);
      if (rows == null) {
        rows = IntStream.builder();
        partitions.put(key.copy(), rows);
      }
      rows.add(i);
    }
    return partitions;
  }

  private void write(
      List<RowChange.Upsert> upserts,
      int[] rows,
      @Nullable PartitionKey partition,
      RowView view,
      long[] locations) {
    int from = 0;
    while (from < rows.length) {
      from = writeFile(upserts, rows, from, partition, view, locations);
    }
  }

  /**
   * Writes rows from {@code from} on to one file until it is big enough, and returns the first that
   * is left.
   */
  private int writeFile(
      List<RowChange.Upsert> upserts,
      int[] rows,
      int from,
      @Nullable PartitionKey partition,
      RowView view,
      long[] locations) {
    int ordinal = files.reserve();
    reserved.set(ordinal);
    EncryptedOutputFile output =
        partition == null ? outputs.newOutputFile() : outputs.newOutputFile(partition);
    created.add(output.encryptingOutputFile().location());
    int next = from;
    DataWriter<StructLike> writer = open(output, partition);
    try (writer) {
      for (; next < rows.length && !DataFiles.isFull(table, writer, next - from); next++) {
        int row = rows[next];
        writer.write(show(view, upserts.get(row)));
        locations[row] = PrimaryKeyIndex.location(ordinal, next - from);
      }
    } catch (IOException e) {
      throw cannotWrite(output, e);
    }
    written.add(new WrittenFile(ordinal, writer.toDataFile()));
    return next;
  }

  private DataWriter<StructLike> open(
      EncryptedOutputFile output, @Nullable PartitionKey partition) {
    try {
      return DataFiles.write(table, output, spec, partition);
    } catch (IOException e) {
      throw cannotWrite(output, e);
    }
  }

  private static UncheckedIOException cannotWrite(EncryptedOutputFile output, IOException cause) {
    return new UncheckedIOException(
        "Cannot write data file "
            + output.encryptingOutputFile().location()
            + ": "
            + cause.getMessage(),
        cause);
  }

  private RowView show(RowView view, RowChange.Upsert upsert) {
    return view.show(upsert.event(), mapping(upsert));
  }

  private RowMapping mapping(RowChange.Upsert upsert) {
    RowSchema source = upsert.event().schema();
    if (lastMapping == null || !source.equals(lastSource)) {
      lastMapping = mappings.computeIfAbsent(source, key -> RowMapping.of(key, schema));
      lastSource = source;
    }
    return lastMapping;
  }

  /** Deletes the files that were written, as well as it can, and gives their ordinals back. */
  void abandon() {
    created.forEach(location -> Orphans.delete(table, location));
    reserved.stream().forEach(files::release);
    reserved.clear();
  }
}
