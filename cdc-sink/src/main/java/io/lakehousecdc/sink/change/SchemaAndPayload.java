package io.lakehousecdc.sink.change;

/**
 * Where the two members of {@code {"schema":S,"payload":P}} are, as byte positions.
 *
 * @param schemaFrom where S starts
 * @param schemaTo where S ends
 * @param payloadFrom where P starts; whitespace may come first
 */
record SchemaAndPayload(int schemaFrom, int schemaTo, int payloadFrom) {

  /** Reads and checks a whole text; {@code side} is {@code key} or {@code value}. */
  static SchemaAndPayload split(JsonCursor in, String side) throws MalformedEventException {
    int schemaFrom = -1;
    int schemaTo = -1;
    int payloadFrom = -1;
    boolean schemaIsNull = false;
    String foreign = null;
    for (boolean more = in.beginObject(); more; more = in.nextMember()) {
      String name = in.name();
      int from = in.position();
      boolean isNull = in.peek() == 'n';
      in.skipValue();
      if (name.equals("schema") && schemaFrom < 0) {
        schemaFrom = from;
        schemaTo = in.position();
        schemaIsNull = isNull;
      } else if (name.equals("payload") && payloadFrom < 0) {
        payloadFrom = from;
      } else if (name.equals("schema") || name.equals("payload")) {
        throw new MalformedEventException("member '" + name + "' appears twice");
      } else {
        foreign = foreign == null ? name : foreign;
      }
    }
    in.expectEnd();
    if (schemaFrom < 0 || schemaIsNull) {
      throw new MalformedEventException(
          "no schema (set %s.converter.schemas.enable=true in Kafka Connect)".formatted(side));
    }
    if (foreign != null) {
      throw new MalformedEventException(
          "unknown member '" + JsonEscapes.abbreviate(foreign) + "' (known: schema, payload)");
    }
    if (payloadFrom < 0) {
      throw new MalformedEventException("no payload");
    }
    return new SchemaAndPayload(schemaFrom, schemaTo, payloadFrom);
  }
}
