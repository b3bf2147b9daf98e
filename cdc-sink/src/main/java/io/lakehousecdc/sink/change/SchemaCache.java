package io.lakehousecdc.sink.change;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The schemas that the keys, or the values, of a topic were seen with.
 *
 * <p>{@code JsonConverter} repeats the whole schema in each event: {@code
 * {"schema":S,"payload":P}}. Nearly always it is the same bytes as in the event before, so all that
 * comes before {@code P} is compared with what came before an earlier event's payload. If it is
 * equal, it need not be read: a JSON value ends where it ends, so equal bytes up to {@code P} mean
 * the same schema and the same place. Otherwise the whole text is read and checked.
 */
final class SchemaCache {
  /**
   * A topic has one schema, and a few around a schema change. The bound is for a topic that many
   * tables share.
   */
  static final int MAX_ENTRIES = 16;

  /** A schema, and what the decoder makes of it together with the other side's schema. */
  static final class Entry {
    private final byte[] schemaBytes;
    private final ConnectSchema schema;
    private byte[] prefix = {};

    private Entry(byte[] schemaBytes, ConnectSchema schema) {
      this.schemaBytes = schemaBytes;
      this.schema = schema;
    }

    ConnectSchema schema() {
      return schema;
    }
  }

  private final String side;

  /** Most recently used first. */
  private final List<Entry> entries = new ArrayList<>();

  private boolean payloadIsLast;

  /** A cache for {@code side}: {@code key} or {@code value}. */
  SchemaCache(String side) {
    this.side = side;
  }

  /** Finds the event's schema, and puts the cursor at its payload. */
  Entry enter(JsonCursor in, byte[] json) throws MalformedEventException {
    for (int i = 0; i < entries.size(); i++) {
      byte[] prefix = entries.get(i).prefix;
      if (prefix.length > 0
          && prefix.length <= json.length
          && Arrays.equals(json, 0, prefix.length, prefix, 0, prefix.length)) {
        in.reset(json, prefix.length, json.length);
        payloadIsLast = true;
        return toFront(i);
      }
    }
    return read(in, json);
  }

  /** Checks that the event ends where the cursor is, after its payload was read. */
  void leave(JsonCursor in) throws MalformedEventException {
    if (payloadIsLast) {
      if (in.nextMember()) {
        throw new MalformedEventException("a member follows after the payload");
      }
      in.expectEnd();
    }
  }

  private Entry toFront(int index) {
    Entry entry = entries.get(index);
    if (index > 0) {
      entries.remove(index);
      entries.add(0, entry);
    }
    return entry;
  }

  private Entry read(JsonCursor in, byte[] json) throws MalformedEventException {
    in.reset(json, 0, json.length);
    SchemaAndPayload parts = SchemaAndPayload.split(in, side);
    byte[] schemaBytes = Arrays.copyOfRange(json, parts.schemaFrom(), parts.schemaTo());
    Entry entry = find(schemaBytes);
    if (entry == null) {
      in.moveTo(parts.schemaFrom());
      entry = new Entry(schemaBytes, readSchema(in));
      add(entry);
    }
    payloadIsLast = parts.schemaFrom() < parts.payloadFrom();
    if (payloadIsLast) {
      entry.prefix = Arrays.copyOf(json, parts.payloadFrom());
    }
    in.moveTo(parts.payloadFrom());
    return entry;
  }

  private static ConnectSchema readSchema(JsonCursor in) throws MalformedEventException {
    try {
      return ConnectSchema.read(in);
    } catch (MalformedEventException e) {
      throw e.in("schema");
    }
  }

  private @Nullable Entry find(byte[] schemaBytes) {
    for (int i = 0; i < entries.size(); i++) {
      if (Arrays.equals(entries.get(i).schemaBytes, schemaBytes)) {
        return toFront(i);
      }
    }
    return null;
  }

  private void add(Entry entry) {
    if (entries.size() == MAX_ENTRIES) {
      entries.remove(MAX_ENTRIES - 1);
    }
    entries.add(0, entry);
  }
}
