package io.lakehousecdc.loadgen.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The behaviour of items-api in memory, which does wrong what it is told to. Each planted fault
 * happens at the first call where it can, one at most in a call. Thread-safe.
 */
public final class FakeItems {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int DEFAULT_LIMIT = 100;

  private final TreeMap<Integer, FakeItem> items = new TreeMap<>();
  private final Map<Fault, Integer> planted = new EnumMap<>(Fault.class);
  private int nextId = 101;
  private boolean faultless;

  /** What the API answers. */
  public record Reply(int status, byte[] body) {}

  /** Lets the next call that it can happen to go wrong. */
  public synchronized void plant(Fault fault) {
    planted.merge(fault, 1, Integer::sum);
  }

  /** Whether all planted faults have happened. */
  public synchronized boolean allHappened() {
    return planted.isEmpty();
  }

  public synchronized int size() {
    return items.size();
  }

  /** An item that somebody else writes. */
  public synchronized void addForeign(String name) {
    items.put(
        nextId,
        new FakeItem(
            nextId++,
            JSON.createObjectNode()
                .put("name", name)
                .put("description", "foreign")
                .put("price", 1)
                .put("on_offer", false)));
  }

  public synchronized Reply handle(String method, String path, byte @Nullable [] body) {
    faultless = true;
    Reply reply = answer(method, path, body);
    return reply.status() < 300 && happens(Fault.GARBAGE)
        ? new Reply(reply.status(), Arrays.copyOf(reply.body(), reply.body().length / 2))
        : reply;
  }

  private Reply answer(String method, String path, byte @Nullable [] body) {
    int query = path.indexOf('?');
    String resource = query < 0 ? path : path.substring(0, query);
    if (resource.equals("/items")) {
      return method.equals("POST")
          ? create(body)
          : list(query < 0 ? "" : path.substring(query + 1));
    }
    int id = Integer.parseInt(resource.substring(resource.lastIndexOf('/') + 1));
    FakeItem item = items.get(id);
    if (item != null && method.equals("GET") && happens(Fault.REMOVE_ITEM)) {
      items.remove(id);
      item = null;
    }
    if (item == null) {
      return reply(404, JSON.createObjectNode().put("detail", "Item not found"));
    }
    return switch (method) {
      case "GET" -> read(item);
      case "PUT" -> update(item, body);
      case "DELETE" -> delete(item);
      default -> reply(405, JSON.createObjectNode());
    };
  }

  private Reply create(byte @Nullable [] body) {
    FakeItem item = new FakeItem(nextId++, parse(body));
    if (!happens(Fault.LOSE_CREATION)) {
      items.put(item.id, item);
    }
    return reply(201, item.json());
  }

  private Reply read(FakeItem item) {
    ObjectNode json = item.json();
    if (item.version() > 1 && happens(Fault.STALE_READ)) {
      json = item.json(item.version() - 1);
    }
    if (item.version() > 1 && happens(Fault.REPEAT_OLD_WRITE)) {
      item.writes.add(item.writes.get(0));
      json = item.json();
    }
    if (happens(Fault.TORN_READ)) {
      json.put("price", json.get("price").asInt() + 1);
    }
    if (happens(Fault.WRONG_TYPE)) {
      json.put("price", json.get("price").asText());
    }
    return reply(200, json);
  }

  private Reply update(FakeItem item, byte @Nullable [] body) {
    item.writes.add(parse(body));
    ObjectNode json = item.json();
    if (happens(Fault.LOSE_UPDATE)) {
      item.writes.remove(item.writes.size() - 1);
    }
    return reply(200, json);
  }

  private Reply delete(FakeItem item) {
    if (!happens(Fault.LOSE_DELETION)) {
      items.remove(item.id);
    }
    return reply(200, item.json());
  }

  private Reply list(String query) {
    Map<String, Integer> parameters = new HashMap<>();
    for (String parameter : query.isEmpty() ? new String[0] : query.split("&")) {
      String[] parts = parameter.split("=");
      parameters.put(parts[0], Integer.parseInt(parts[1]));
    }
    ArrayNode page = JSON.createArrayNode();
    int after = parameters.getOrDefault("after", Integer.MIN_VALUE);
    int limit = parameters.getOrDefault("limit", DEFAULT_LIMIT);
    items.tailMap(after, false).values().stream().limit(limit).forEach(i -> page.add(i.json()));
    if (!page.isEmpty() && happens(Fault.DOUBLE_ROW)) {
      page.insert(0, page.get(0));
    }
    return reply(200, page);
  }

  private boolean happens(Fault fault) {
    Integer times = faultless ? planted.remove(fault) : null;
    faultless &= times == null;
    if (times != null && times > 1) {
      planted.put(fault, times - 1);
    }
    return times != null;
  }

  private static JsonNode parse(byte @Nullable [] body) {
    try {
      return JSON.readTree(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Reply reply(int status, JsonNode json) {
    return new Reply(status, json.toString().getBytes(StandardCharsets.UTF_8));
  }
}
