package io.lakehousecdc.sink.change;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The members that an object has, by its schema. Reading expects them in the schema's order, which
 * is the order that {@code JsonConverter} writes, and compares bytes; any other order or spelling
 * is looked up.
 */
final class ObjectLayout {
  private final String object;
  private final String[] names;
  private final MemberName[] tokens;
  private final Map<String, Integer> ordinals = new HashMap<>();
  private final boolean[] seen;
  private int count;

  /**
   * A layout.
   *
   * @param object what to call the object in errors
   * @param names the members' names, in the expected order
   */
  ObjectLayout(String object, List<String> names) {
    this.object = object;
    this.names = names.toArray(String[]::new);
    this.tokens = new MemberName[this.names.length];
    this.seen = new boolean[this.names.length];
    for (int i = 0; i < this.names.length; i++) {
      tokens[i] = new MemberName(this.names[i]);
      ordinals.put(this.names[i], i);
    }
  }

  /** Forgets which members were seen: a new object begins. */
  void begin() {
    Arrays.fill(seen, false);
    count = 0;
  }

  /**
   * Takes the name of the next member.
   *
   * @return the member's ordinal
   * @throws MalformedEventException if the schema has no such member, or it was there before
   */
  int member(JsonCursor in) throws MalformedEventException {
    int expected = count;
    int ordinal = expected < tokens.length && in.takeName(tokens[expected]) ? expected : lookUp(in);
    if (seen[ordinal]) {
      throw new MalformedEventException(
          "member '" + names[ordinal] + "' of " + object + " appears twice");
    }
    seen[ordinal] = true;
    count++;
    return ordinal;
  }

  private int lookUp(JsonCursor in) throws MalformedEventException {
    String name = in.name();
    Integer ordinal = ordinals.get(name);
    if (ordinal == null) {
      throw new MalformedEventException(
          "member '" + JsonEscapes.abbreviate(name) + "' of " + object + " is not in the schema");
    }
    return ordinal;
  }

  /** Checks that no member was missing. */
  void end() throws MalformedEventException {
    if (count == names.length) {
      return;
    }
    for (int i = 0; i < names.length; i++) {
      if (!seen[i]) {
        throw new MalformedEventException("member '" + names[i] + "' of " + object + " is missing");
      }
    }
  }
}
