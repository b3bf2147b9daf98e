package io.lakehousecdc.sink.change;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A member's name as it is written in JSON, with quotes and colon, to be recognized without being
 * decoded.
 */
final class MemberName {
  private final byte[] token;

  /** The token in words, the last one filled up with zeros. */
  private final long[] words;

  /** Which bits of the last word count. */
  private final long lastMask;

  MemberName(String name) {
    // Escaped as Jackson writes it: otherwise a name with quotes in it could pass for several
    // members.
    StringBuilder text = new StringBuilder("\"");
    name.chars().forEach(c -> JsonEscapes.append((char) c, text));
    token = text.append("\":").toString().getBytes(StandardCharsets.UTF_8);
    words = new long[(token.length + 7) / 8];
    byte[] padded = Arrays.copyOf(token, words.length * 8);
    for (int i = 0; i < words.length; i++) {
      words[i] = Words.at(padded, i * 8);
    }
    lastMask = -1L >>> ((padded.length - token.length) * 8);
  }

  int length() {
    return token.length;
  }

  /** True if the token stands at {@code pos}. */
  boolean isAt(byte[] json, int pos, int end) {
    int last = words.length - 1;
    if (end - pos < words.length * 8) {
      return end - pos >= token.length
          && Arrays.equals(json, pos, pos + token.length, token, 0, token.length);
    }
    for (int i = 0; i < last; i++) {
      if (Words.at(json, pos + i * 8) != words[i]) {
        return false;
      }
    }
    return ((Words.at(json, pos + last * 8) ^ words[last]) & lastMask) == 0;
  }
}
