package io.lakehousecdc.sink.change;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The schemas of one topic: those of its keys and values, and what each pair of them was compiled
 * to.
 */
final class TopicSchemas {
  private record Pair(
      SchemaCache.Entry value, SchemaCache.@Nullable Entry key, EventSchema compiled) {}

  final SchemaCache values = new SchemaCache("value");
  final SchemaCache keys = new SchemaCache("key");

  /** Most recently used first. */
  private final List<Pair> pairs = new ArrayList<>();

  /** What the two schemas were compiled to. */
  EventSchema of(SchemaCache.Entry value, SchemaCache.@Nullable Entry key)
      throws MalformedEventException {
    for (int i = 0; i < pairs.size(); i++) {
      Pair pair = pairs.get(i);
      if (pair.value == value && pair.key == key) {
        if (i > 0) {
          pairs.remove(i);
          pairs.add(0, pair);
        }
        return pair.compiled;
      }
    }
    return compile(value, key);
  }

  private EventSchema compile(SchemaCache.Entry value, SchemaCache.@Nullable Entry key)
      throws MalformedEventException {
    EventSchema compiled = EventSchema.compile(value.schema(), key == null ? null : key.schema());
    for (Pair pair : pairs) {
      if (pair.compiled.rows().equals(compiled.rows())) {
        compiled = compiled.sharing(pair.compiled.rows());
        break;
      }
    }
    if (pairs.size() == SchemaCache.MAX_ENTRIES) {
      pairs.remove(SchemaCache.MAX_ENTRIES - 1);
    }
    pairs.add(0, new Pair(value, key, compiled));
    return compiled;
  }
}
