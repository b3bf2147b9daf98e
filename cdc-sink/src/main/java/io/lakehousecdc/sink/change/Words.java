package io.lakehousecdc.sink.change;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Looks at eight bytes at once, as one little-endian number: the first byte is the lowest. */
final class Words {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final long ONES = 0x0101010101010101L;
  private static final long HIGH_BITS = 0x8080808080808080L;
  private static final long SPACES = ONES * ' ';
  private static final long QUOTES = ONES * '"';
  private static final long BACKSLASHES = ONES * '\\';

  private Words() {}

  /** The eight bytes from {@code at}, all of which must exist. */
  static long at(byte[] bytes, int at) {
    return (long) LONG.get(bytes, at);
  }

  /**
   * How many of the eight bytes can be passed in a JSON string before one needs a closer look: a
   * quote, a backslash, a control character or a byte that is not ASCII.
   *
   * <p>Subtracting makes a byte's high bit one if the byte was less. That it may also borrow from
   * the bytes above does not matter, as only the lowest one is looked at.
   */
  static int plain(long word) {
    long special =
        (((word ^ QUOTES) - ONES) | ((word ^ BACKSLASHES) - ONES) | (word - SPACES) | word)
            & HIGH_BITS;
    return Long.numberOfTrailingZeros(special) >>> 3;
  }
}
