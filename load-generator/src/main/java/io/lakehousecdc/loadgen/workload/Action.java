package io.lakehousecdc.loadgen.workload;

import java.util.Optional;
import java.util.regex.Pattern;

/** What an operation does to items, as its method and path say. */
public enum Action {
  CREATE,
  READ,
  UPDATE,
  DELETE,
  LIST,
  /** Nothing: only the status of the answer is judged. */
  OTHER;

  private static final Pattern ITEMS = Pattern.compile("/items(\\?.*)?");
  private static final Pattern ONE_ITEM = Pattern.compile("/items?/\\{id}");

  /** Empty for a method that items are not known to have. */
  static Optional<Action> of(String method, String path) {
    if (ITEMS.matcher(path).matches()) {
      return switch (method) {
        case "GET" -> Optional.of(LIST);
        case "POST" -> Optional.of(CREATE);
        default -> Optional.empty();
      };
    }
    if (ONE_ITEM.matcher(path).matches()) {
      return switch (method) {
        case "GET" -> Optional.of(READ);
        case "PUT" -> Optional.of(UPDATE);
        case "DELETE" -> Optional.of(DELETE);
        default -> Optional.empty();
      };
    }
    return Optional.of(OTHER);
  }

  /** Whether the operation needs an item that is there. */
  boolean needsItem() {
    return this == READ || this == UPDATE || this == DELETE;
  }

  /** Whether the operation writes a whole item. */
  boolean writesItem() {
    return this == CREATE || this == UPDATE;
  }
}
