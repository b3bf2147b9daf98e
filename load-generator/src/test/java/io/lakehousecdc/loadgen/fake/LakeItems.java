package io.lakehousecdc.loadgen.fake;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DeleteFile;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.RowDelta;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.SupportsNamespaces;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.data.BaseDeleteLoader;
import org.apache.iceberg.data.GenericFileWriterFactory;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.deletes.BaseDVFileWriter;
import org.apache.iceberg.deletes.PositionDeleteIndex;
import org.apache.iceberg.io.DataWriter;
import org.apache.iceberg.io.OutputFileFactory;
import org.apache.iceberg.types.Types;
import org.jspecify.annotations.Nullable;

/** A table of items in a lake, written as the sink does it: data files and deletion vectors. */
public final class LakeItems {
  private static final Schema SCHEMA =
      new Schema(
          Types.NestedField.required(1, "id", Types.IntegerType.get()),
          Types.NestedField.optional(2, "name", Types.StringType.get()),
          Types.NestedField.optional(3, "description", Types.StringType.get()),
          Types.NestedField.optional(4, "price", Types.DecimalType.of(12, 2)),
          Types.NestedField.optional(5, "on_offer", Types.BooleanType.get()),
          Types.NestedField.optional(6, "created_at", Types.TimestampType.withZone()),
          Types.NestedField.optional(7, "updated_at", Types.TimestampType.withZone()),
          Types.NestedField.optional(8, "version", Types.LongType.get()),
          Types.NestedField.optional(
              9,
              "_cdc",
              Types.StructType.of(
                  Types.NestedField.optional(10, "ts", Types.TimestampType.withZone()))));

  private record Location(String file, long pos) {}

  private final Table table;
  private final Map<Integer, Location> locations = new HashMap<>();
  private final Map<String, DeleteFile> vectors = new HashMap<>();
  private int files;

  private LakeItems(Table table) {
    this.table = table;
  }

  public static LakeItems create(Catalog catalog, String name) {
    return create(catalog, name, SCHEMA);
  }

  /** A table with a column of another type, or without it if there is no type. */
  public static LakeItems createWith(
      Catalog catalog, String name, String column, org.apache.iceberg.types.@Nullable Type type) {
    List<Types.NestedField> columns =
        SCHEMA.columns().stream()
            .filter(field -> type != null || !field.name().equals(column))
            .map(
                field ->
                    field.name().equals(column)
                        ? Types.NestedField.optional(field.fieldId(), column, type)
                        : field)
            .toList();
    return create(catalog, name, new Schema(columns));
  }

  private static LakeItems create(Catalog catalog, String name, Schema schema) {
    Namespace namespace = Namespace.of("lakehouse");
    if (catalog instanceof SupportsNamespaces namespaces
        && !namespaces.namespaceExists(namespace)) {
      namespaces.createNamespace(namespace);
    }
    return new LakeItems(
        catalog
            .buildTable(TableIdentifier.of(namespace, name), schema)
            .withProperty("format-version", "3")
            .create());
  }

  public Table table() {
    return table;
  }

  /** One snapshot that replaces and deletes items; the items are as the API writes them. */
  public Snapshot commit(Collection<JsonNode> items, Collection<Integer> deleted) {
    Set<Integer> gone = new HashSet<>(deleted);
    items.forEach(item -> gone.add(item.get("id").intValue()));
    RowDelta delta = table.newRowDelta();
    if (table.currentSnapshot() != null) {
      delta.validateFromSnapshot(table.currentSnapshot().snapshotId());
    }
    deleteRows(delta, gone);
    addRows(delta, items);
    delta.set("cdc.source-ts", Instant.now().toString());
    delta.commit();
    table.refresh();
    return table.currentSnapshot();
  }

  /** Adds rows without a deletion of those that are there already. */
  public void append(Collection<JsonNode> items) {
    RowDelta delta = table.newRowDelta();
    addRows(delta, items);
    delta.commit();
  }

  private void addRows(RowDelta delta, Collection<JsonNode> items) {
    if (items.isEmpty()) {
      return;
    }
    DataWriter<Record> writer =
        new GenericFileWriterFactory.Builder(table)
            .dataFileFormat(FileFormat.PARQUET)
            .dataSchema(table.schema())
            .build()
            .newDataWriter(outputs(FileFormat.PARQUET).newOutputFile(), table.spec(), null);
    try (writer) {
      long pos = 0;
      for (JsonNode item : items) {
        writer.write(record(item));
        locations.put(item.get("id").intValue(), new Location("", pos++));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    DataFile file = writer.toDataFile();
    locations.replaceAll(
        (id, at) -> at.file().isEmpty() ? new Location(file.location(), at.pos()) : at);
    delta.addRows(file);
  }

  private void deleteRows(RowDelta delta, Set<Integer> ids) {
    BaseDVFileWriter writer =
        new BaseDVFileWriter(outputs(FileFormat.PUFFIN), path -> previous(path.toString()));
    boolean any = false;
    try (writer) {
      for (int id : ids) {
        Location at = locations.remove(id);
        if (at != null) {
          writer.delete(at.file(), at.pos(), table.spec(), null);
          any = true;
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (any) {
      writer.result().deleteFiles().forEach(delta::addDeletes);
      writer.result().rewrittenDeleteFiles().forEach(delta::removeDeletes);
      writer.result().deleteFiles().forEach(dv -> vectors.put(dv.referencedDataFile(), dv));
    }
  }

  private @Nullable PositionDeleteIndex previous(String dataFile) {
    DeleteFile vector = vectors.get(dataFile);
    return vector == null
        ? null
        : new BaseDeleteLoader(file -> table.io().newInputFile(file))
            .loadPositionDeletes(List.of(vector), dataFile);
  }

  private Record record(JsonNode item) {
    GenericRecord record = GenericRecord.create(table.schema());
    for (Types.NestedField field : table.schema().columns()) {
      JsonNode value = item.get(field.name());
      switch (field.type().typeId()) {
        case INTEGER -> record.setField(field.name(), value.intValue());
        case LONG -> record.setField(field.name(), value.longValue());
        case STRING -> record.setField(field.name(), value.asText());
        case BOOLEAN -> record.setField(field.name(), value.booleanValue());
        case DECIMAL -> record.setField(field.name(), new BigDecimal(value.asText()).setScale(2));
        case TIMESTAMP -> record.setField(field.name(), OffsetDateTime.parse(value.asText()));
        case STRUCT -> {
          GenericRecord source = GenericRecord.create(field.type().asStructType());
          source.setField("ts", OffsetDateTime.parse(item.get("updated_at").asText()));
          record.setField(field.name(), source);
        }
        default -> throw new IllegalArgumentException(field.toString());
      }
    }
    return record;
  }

  private OutputFileFactory outputs(FileFormat format) {
    return OutputFileFactory.builderFor(table, files++, 1).format(format).build();
  }
}
