package io.lakehousecdc.items.trace;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The fields of a Protocol Buffers message that have a length: texts, bytes, and messages. */
record ProtobufFields(Map<Integer, List<byte[]>> values) {

  static ProtobufFields of(byte[] message) {
    Map<Integer, List<byte[]>> values = new HashMap<>();
    ByteBuffer input = ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN);
    while (input.hasRemaining()) {
      int tag = (int) number(input);
      switch (tag & 7) {
        case 0 -> number(input);
        case 1 -> input.getLong();
        case 2 -> {
          byte[] value = new byte[(int) number(input)];
          input.get(value);
          values.computeIfAbsent(tag >>> 3, field -> new ArrayList<>()).add(value);
        }
        case 5 -> input.getInt();
        default -> throw new IllegalArgumentException("Unsupported wire type: " + (tag & 7));
      }
    }
    return new ProtobufFields(values);
  }

  List<ProtobufFields> messages(int field) {
    return all(field).stream().map(ProtobufFields::of).toList();
  }

  /** The first value of a field; empty if there is none. */
  byte[] bytes(int field) {
    List<byte[]> all = all(field);
    return all.isEmpty() ? new byte[0] : all.get(0);
  }

  private List<byte[]> all(int field) {
    return values.getOrDefault(field, List.of());
  }

  private static long number(ByteBuffer input) {
    long number = 0;
    for (int shift = 0; ; shift += 7) {
      byte next = input.get();
      number |= (long) (next & 0x7f) << shift;
      if (next >= 0) {
        return number;
      }
    }
  }
}
