package io.lakehousecdc.items.list;

import org.jspecify.annotations.Nullable;

/** The end of the texts with a prefix, in the order of code points (collation "C"). */
final class PrefixEnd {
  private static final int BEFORE_SURROGATES = Character.MIN_SURROGATE - 1;

  private PrefixEnd() {}

  /** The first text behind all that begin with {@code prefix}; null if there is none. */
  static @Nullable String of(String prefix) {
    int end = prefix.length();
    while (end > 0) {
      int last = prefix.codePointBefore(end);
      end -= Character.charCount(last);
      if (last < Character.MAX_CODE_POINT) {
        return prefix.substring(0, end) + Character.toString(next(last));
      }
    }
    return null;
  }

  /** Surrogates are no characters, and cannot be sent. */
  private static int next(int codePoint) {
    return codePoint == BEFORE_SURROGATES ? Character.MAX_SURROGATE + 1 : codePoint + 1;
  }
}
