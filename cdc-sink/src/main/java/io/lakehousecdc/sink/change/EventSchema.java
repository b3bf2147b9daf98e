package io.lakehousecdc.sink.change;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * All that is prepared for events of one value schema and one key schema.
 *
 * @param rows the schema of the rows
 * @param payload reads the value's payload
 * @param key reads the key's payload; null if the events have no key
 * @param keyOrdinals the ordinals of the key columns in a row, in the order of the key's payload
 * @param keyOrder the order of a {@link RowKey}'s values: by column name, because an Iceberg table
 *     keeps its identifier columns in no order of its own
 */
record EventSchema(
    RowSchema rows,
    PayloadReader payload,
    @Nullable StructReader key,
    int[] keyOrdinals,
    int[] keyOrder) {

  /** Compiles the schemas of an event; {@code key} is null if it has no key. */
  static EventSchema compile(ConnectSchema envelope, @Nullable ConnectSchema key)
      throws MalformedEventException {
    if (envelope.fieldOf("op") == null) {
      throw new MalformedEventException(
          "the schema is not a change event's: it has no 'op' (Debezium's full envelope is needed, without an unwrap"
              + " transform)");
    }
    ConnectSchema after = envelope.fieldOf("after");
    StructReader row = after == null ? null : StructReader.of("after", after);
    PayloadReader payload = new PayloadReader(envelope, row);
    if (row == null || key == null) {
      List<Column> columns = row == null ? List.of() : row.columns();
      return new EventSchema(
          new RowSchema(columns, new int[0]), payload, null, new int[0], new int[0]);
    }
    StructReader keyReader = StructReader.of("key", key);
    int[] ordinals = ordinals(keyReader.columns(), row.columns());
    int[] order = byName(keyReader.columns());
    int[] inOrder = IntStream.of(order).map(i -> ordinals[i]).toArray();
    return new EventSchema(
        new RowSchema(row.columns(), inOrder), payload, keyReader, ordinals, order);
  }

  /** The same, with an equal schema's instance, so that events share it. */
  EventSchema sharing(RowSchema equalRows) {
    return new EventSchema(equalRows, payload, key, keyOrdinals, keyOrder);
  }

  /** The key made of a key payload's {@code values}. */
  RowKey rowKey(@Nullable Object[] values) {
    @Nullable Object[] ordered = new @Nullable Object[values.length];
    for (int i = 0; i < ordered.length; i++) {
      ordered[i] = values[keyOrder[i]];
    }
    return RowKey.of(ordered);
  }

  private static int[] byName(List<Column> columns) {
    return IntStream.range(0, columns.size())
        .boxed()
        .sorted(Comparator.comparing(i -> columns.get(i).name()))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private static int[] ordinals(List<Column> keyColumns, List<Column> columns)
      throws MalformedEventException {
    if (keyColumns.isEmpty()) {
      throw new MalformedEventException("key: it has no columns");
    }
    int[] ordinals = new int[keyColumns.size()];
    for (int i = 0; i < ordinals.length; i++) {
      ordinals[i] = ordinal(keyColumns.get(i), columns);
    }
    return ordinals;
  }

  private static int ordinal(Column key, List<Column> columns) throws MalformedEventException {
    for (int i = 0; i < columns.size(); i++) {
      Column column = columns.get(i);
      if (column.name().equals(key.name())) {
        if (!column.type().equals(key.type())) {
          throw new MalformedEventException(
              "key column '%s' is %s in the key and %s in the row"
                  .formatted(key.name(), key.type(), column.type()));
        }
        return i;
      }
    }
    throw new MalformedEventException("key column '" + key.name() + "' is missing from the row");
  }
}
