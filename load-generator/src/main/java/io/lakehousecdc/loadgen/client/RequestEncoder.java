package io.lakehousecdc.loadgen.client;

import io.lakehousecdc.loadgen.workload.Call;
import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Writes calls as HTTP/1.1 requests. What is the same in all of them is encoded once. */
final class RequestEncoder {
  private static final byte[] VERSION = bytes(" HTTP/1.1\r\n");
  private static final byte[] BODY_HEADERS =
      bytes("Content-Type: application/json\r\nContent-Length: ");
  private static final byte[] NO_BODY = bytes("Content-Length: 0\r\n\r\n");
  private static final byte[] LINE_ENDS = bytes("\r\n\r\n");
  private static final byte[] LINE_END = bytes("\r\n");

  private final byte[] basePath;
  private final byte[] headers;

  RequestEncoder(Target target, Map<String, String> extra) {
    basePath = bytes(target.path());
    StringBuilder lines = new StringBuilder();
    lines.append("Host: ").append(target.authority()).append("\r\n");
    lines.append("User-Agent: lakehouse-load-generator\r\nAccept: application/json\r\n");
    extra.forEach((name, value) -> lines.append(name).append(": ").append(value).append("\r\n"));
    headers = bytes(lines.toString());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  /**
   * @throws IllegalArgumentException if method or path could not be told from the rest of the
   *     request
   */
  void encode(Call call, ByteBuf out) {
    writeWord(call.method(), out);
    out.writeByte(' ');
    out.writeBytes(basePath);
    writeWord(call.path(), out);
    out.writeBytes(VERSION);
    out.writeBytes(headers);
    byte[] body = call.body();
    if (body != null) {
      out.writeBytes(BODY_HEADERS);
      writeNumber(body.length, out);
      out.writeBytes(LINE_ENDS);
      out.writeBytes(body);
    } else if (needsLength(call.method())) {
      out.writeBytes(NO_BODY);
    } else {
      out.writeBytes(LINE_END);
    }
  }

  private static boolean needsLength(String method) {
    return method.startsWith("P");
  }

  private static void writeWord(String word, ByteBuf out) {
    int length = word.length();
    out.ensureWritable(length);
    for (int i = 0; i < length; i++) {
      char c = word.charAt(i);
      if (c <= ' ' || c >= 127) {
        throw new IllegalArgumentException(
            "Invalid character in a request: U+%04X at %d".formatted((int) c, i));
      }
      out.writeByte(c);
    }
  }

  private static void writeNumber(int number, ByteBuf out) {
    if (number >= 10) {
      writeNumber(number / 10, out);
    }
    out.writeByte('0' + number % 10);
  }
}
