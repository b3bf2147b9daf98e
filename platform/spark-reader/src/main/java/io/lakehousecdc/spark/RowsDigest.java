package io.lakehousecdc.spark;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * A digest of a multiset of rows that does not depend on their order, in 16 bytes whatever their
 * number. It finds accidents, not forgeries: two different multisets of equally many rows have the
 * same digest with a chance of 2<sup>-64</sup>.
 *
 * @param rows how many
 * @param sum of the rows' {@link #hash hashes}, modulo 2<sup>64</sup>
 */
public record RowsDigest(long rows, long sum) {
  public static final RowsDigest EMPTY = new RowsDigest(0, 0);

  /** The first 8 bytes of the SHA-256 of a row's {@link RowText}. */
  public static long hash(String row) {
    byte[] digest = sha256().digest(row.getBytes(StandardCharsets.UTF_8));
    return ByteBuffer.wrap(digest).getLong();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }

  public RowsDigest plus(String row) {
    return plusHash(hash(row));
  }

  public RowsDigest plusHash(long hash) {
    return new RowsDigest(rows + 1, sum + hash);
  }

  @Override
  public String toString() {
    return String.format("%,d rows, digest %016x", rows, sum);
  }
}
