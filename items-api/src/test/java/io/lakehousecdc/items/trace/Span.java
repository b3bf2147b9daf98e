package io.lakehousecdc.items.trace;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A span as OTLP sends it.
 *
 * @param attributes those that are texts
 */
record Span(
    String traceId, String id, String parentId, String name, Map<String, String> attributes) {

  static Span of(ProtobufFields span) {
    return new Span(
        HexFormat.of().formatHex(span.bytes(1)),
        HexFormat.of().formatHex(span.bytes(2)),
        HexFormat.of().formatHex(span.bytes(4)),
        text(span, 5),
        span.messages(9).stream()
            .collect(
                Collectors.toMap(
                    attribute -> text(attribute, 1),
                    attribute -> text(ProtobufFields.of(attribute.bytes(2)), 1))));
  }

  private static String text(ProtobufFields message, int field) {
    return new String(message.bytes(field), StandardCharsets.UTF_8);
  }
}
