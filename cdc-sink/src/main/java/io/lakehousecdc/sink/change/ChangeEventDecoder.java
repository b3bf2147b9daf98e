package io.lakehousecdc.sink.change;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads Debezium's change events as Kafka Connect's {@code JsonConverter} writes them, schemas
 * included.
 *
 * <p>The reading is exact: a value is taken over without loss, or the event is refused. It is also
 * fast: the schema, by far the largest part of an event, is only compared with the one of the event
 * before ({@link SchemaCache}), and of the payload only what is needed becomes objects. For use by
 * one thread.
 */
public final class ChangeEventDecoder {
  private static final int MAX_TOPICS = 1024;

  private final int maxEventBytes;
  private final JsonCursor valueIn = new JsonCursor();
  private final JsonCursor keyIn = new JsonCursor();
  private final Map<String, TopicSchemas> topics = new LeastRecentlyUsed();

  private String lastTopic = "";
  private @Nullable TopicSchemas lastSchemas;

  /**
   * A decoder with an empty schema cache.
   *
   * @param maxEventBytes the largest size of key and value together that is accepted
   */
  public ChangeEventDecoder(int maxEventBytes) {
    if (maxEventBytes < 1) {
      throw new IllegalArgumentException("Invalid maximum event size: " + maxEventBytes);
    }
    this.maxEventBytes = maxEventBytes;
  }

  /**
   * Reads one record of a topic.
   *
   * @param topic the record's topic: schemas are remembered by it
   * @param key the record's key
   * @param value the record's value; it is not kept
   * @return the event, or null for a tombstone (a key without a value, which says nothing about a
   *     row)
   * @throws MalformedEventException if the record is not a change event that can be read exactly
   */
  public @Nullable ChangeEvent decode(String topic, byte @Nullable [] key, byte @Nullable [] value)
      throws MalformedEventException {
    long bytes = (long) (key == null ? 0 : key.length) + (value == null ? 0 : value.length);
    if (bytes > maxEventBytes) {
      throw new MalformedEventException(
          "%d bytes are over the limit of %d".formatted(bytes, maxEventBytes));
    }
    if (value != null) {
      return decode(schemasOf(topic), key, value, (int) bytes);
    }
    if (key == null) {
      throw new MalformedEventException("neither key nor value");
    }
    return null;
  }

  private ChangeEvent decode(TopicSchemas schemas, byte @Nullable [] key, byte[] value, int bytes)
      throws MalformedEventException {
    SchemaCache.Entry keySchema = key == null ? null : enterKey(schemas.keys, key);
    EventSchema schema = schemas.of(schemas.values.enter(valueIn, value), keySchema);
    PayloadReader payload = schema.payload();
    payload.read(valueIn);
    schemas.values.leave(valueIn);
    RowKey rowKey = payload.operation().hasKey() ? key(schemas.keys, schema) : null;
    return new ChangeEvent(
        payload.operation(),
        schema.rows(),
        rowKey,
        payload.after(),
        payload.source(),
        payload.table(),
        bytes);
  }

  private SchemaCache.Entry enterKey(SchemaCache keys, byte[] key) throws MalformedEventException {
    try {
      return keys.enter(keyIn, key);
    } catch (MalformedEventException e) {
      throw e.in("key");
    }
  }

  /** The row's key, on which the record's key and the row must agree. */
  private RowKey key(SchemaCache keys, EventSchema schema) throws MalformedEventException {
    StructReader reader = schema.key();
    if (reader == null) {
      throw new MalformedEventException(
          "no key: table " + schema.payload().table() + " needs a primary key");
    }
    @Nullable Object[] values = readKey(keys, reader);
    @Nullable Object[] after = schema.payload().after();
    int[] ordinals = schema.keyOrdinals();
    for (int i = 0; i < ordinals.length; i++) {
      if (values[i] == null) {
        throw new MalformedEventException("key column '" + reader.columnName(i) + "' is null");
      }
      if (after != null && !Objects.equals(values[i], after[ordinals[i]])) {
        throw new MalformedEventException(
            "key column '" + reader.columnName(i) + "' differs between the key and the row");
      }
    }
    return schema.rowKey(values);
  }

  private @Nullable Object[] readKey(SchemaCache keys, StructReader reader)
      throws MalformedEventException {
    try {
      @Nullable Object[] values = reader.read(keyIn);
      keys.leave(keyIn);
      return values;
    } catch (MalformedEventException e) {
      throw e.in("key");
    }
  }

  private TopicSchemas schemasOf(String topic) {
    TopicSchemas schemas = lastSchemas;
    if (schemas == null || !topic.equals(lastTopic)) {
      schemas = topics.computeIfAbsent(topic, name -> new TopicSchemas());
      lastTopic = topic;
      lastSchemas = schemas;
    }
    return schemas;
  }

  private static final class LeastRecentlyUsed extends LinkedHashMap<String, TopicSchemas> {
    private static final long serialVersionUID = 1L;

    LeastRecentlyUsed() {
      super(16, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, TopicSchemas> eldest) {
      return size() > MAX_TOPICS;
    }
  }
}
