package io.lakehousecdc.sink.change;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A Kafka Connect schema as {@code JsonConverter} writes it. Read once for each new schema, so it
 * need not be fast.
 *
 * @param type {@code struct}, {@code int32}, {@code string} and so on
 * @param name the semantic type, such as {@code io.debezium.time.Date}
 * @param optional whether a value may be null
 * @param field the name as a field of its struct
 * @param parameters the semantic type's parameters
 * @param fields the fields of a struct, in order
 */
record ConnectSchema(
    String type,
    @Nullable String name,
    boolean optional,
    @Nullable String field,
    Map<String, String> parameters,
    List<ConnectSchema> fields) {

  /** The field of that name, or null. */
  @Nullable ConnectSchema fieldOf(String fieldName) {
    for (ConnectSchema candidate : fields) {
      if (fieldName.equals(candidate.field())) {
        return candidate;
      }
    }
    return null;
  }

  /** The names of the fields, in order. */
  List<String> fieldNames() {
    List<String> names = new ArrayList<>();
    for (ConnectSchema schema : fields) {
      names.add(String.valueOf(schema.field()));
    }
    return names;
  }

  /** Reads the schema at the cursor. */
  static ConnectSchema read(JsonCursor in) throws MalformedEventException {
    return new Reader().read(in);
  }

  private static final class Reader {
    private @Nullable String type;
    private @Nullable String name;
    private boolean optional;
    private @Nullable String field;
    private final Map<String, String> parameters = new HashMap<>();
    private final List<ConnectSchema> fields = new ArrayList<>();

    ConnectSchema read(JsonCursor in) throws MalformedEventException {
      List<String> seen = new ArrayList<>();
      for (boolean more = in.beginObject(); more; more = in.nextMember()) {
        String member = in.name();
        if (seen.contains(member)) {
          throw new MalformedEventException("member '" + member + "' appears twice");
        }
        seen.add(member);
        readMember(member, in);
      }
      if (type == null) {
        throw new MalformedEventException("member 'type' is missing");
      }
      return new ConnectSchema(
          type, name, optional, field, Map.copyOf(parameters), List.copyOf(fields));
    }

    private void readMember(String member, JsonCursor in) throws MalformedEventException {
      switch (member) {
        case "type" -> type = in.string();
        case "name" -> name = in.takeNull() ? null : in.string();
        case "optional" -> optional = in.bool();
        case "field" -> field = in.string();
        case "parameters" -> readParameters(in);
        case "fields" -> readFields(in);
        default ->
            in.skipValue(); // version, doc, default, items, keys, values: nothing that we map
          // needs them
      }
    }

    private void readParameters(JsonCursor in) throws MalformedEventException {
      if (in.takeNull()) {
        return;
      }
      for (boolean more = in.beginObject(); more; more = in.nextMember()) {
        parameters.put(in.name(), in.string());
      }
    }

    private void readFields(JsonCursor in) throws MalformedEventException {
      for (boolean more = in.beginArray(); more; more = in.nextElement()) {
        ConnectSchema read = ConnectSchema.read(in);
        if (read.field() == null) {
          throw new MalformedEventException("a field has no name");
        }
        if (fields.stream().anyMatch(known -> read.field().equals(known.field()))) {
          throw new MalformedEventException("field '" + read.field() + "' appears twice");
        }
        fields.add(read);
      }
    }
  }
}
