package io.lakehousecdc.loadgen.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** An item of {@link FakeItems}, with all that it ever was. */
final class FakeItem {
  final int id;
  final List<JsonNode> writes = new ArrayList<>();

  FakeItem(int id, JsonNode first) {
    this.id = id;
    writes.add(first);
  }

  int version() {
    return writes.size();
  }

  ObjectNode json() {
    return json(version());
  }

  ObjectNode json(int version) {
    JsonNode write = writes.get(version - 1);
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("id", id);
    for (String field : List.of("name", "description", "price", "on_offer")) {
      json.set(field, write.get(field));
    }
    json.put("created_at", "2026-01-31T10:00:00Z");
    json.put("updated_at", "2026-01-31T10:00:%02dZ".formatted(version % 60));
    json.put("version", version);
    return json;
  }
}
