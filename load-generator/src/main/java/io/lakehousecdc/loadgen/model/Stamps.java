package io.lakehousecdc.loadgen.model;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The marks by which an item says which write of a run it comes from, wherever it is seen.
 *
 * <p>The name of an item holds the key of the write, {@code run/user/sequence}, as a word. Its
 * description ends with a stamp, {@code #run/user/sequence/crc}, whose CRC-32C covers the name, the
 * description before the stamp, the price and the offer. An item that was put together from two
 * writes, or that lost a part on its way, does not agree with its stamp.
 */
public final class Stamps {
  private static final Pattern RUN = Pattern.compile("[A-Za-z0-9._-]{1,60}");

  private final String run;
  private final String keyBegin;
  private final String stampBegin;
  private final boolean stamped;

  /**
   * @param stamped whether the descriptions of the run have stamps
   * @throws IllegalArgumentException if the run's name has characters that a key must not have
   */
  public Stamps(String run, boolean stamped) {
    if (!RUN.matcher(run).matches()) {
      throw new IllegalArgumentException(
          "Invalid run (supported: up to 60 letters, digits, '.', '_' and '-'): " + run);
    }
    this.run = run;
    this.keyBegin = run + '/';
    this.stampBegin = " #" + keyBegin;
    this.stamped = stamped;
  }

  public String run() {
    return run;
  }

  /** The description with its stamp. */
  public String stamp(
      int user, int sequence, String name, String description, long cents, boolean onOffer) {
    if (!stamped) {
      return description;
    }
    StringBuilder text = new StringBuilder(description.length() + stampBegin.length() + 32);
    text.append(description).append(stampBegin).append(user).append('/').append(sequence);
    return text.append('/').append(hexCrc(name, description, cents, onOffer)).toString();
  }

  /** Which write of this run an item comes from; null if it comes from none. */
  public @Nullable Origin origin(ItemState item) {
    Origin byStamp = stamped ? byStamp(item) : null;
    return byStamp == null ? byName(item) : byStamp;
  }

  private @Nullable Origin byStamp(ItemState item) {
    String description = item.description();
    int begin = description == null ? -1 : description.lastIndexOf(stampBegin);
    if (description == null || begin < 0) {
      return null;
    }
    KeyReader reader = new KeyReader(description, begin + stampBegin.length());
    int user = reader.number();
    int sequence = reader.take('/') ? reader.number() : -1;
    if (user < 0 || sequence < 0) {
      return null;
    }
    boolean whole =
        reader.take('/')
            && hexCrc(item.name(), description.substring(0, begin), item.cents(), item.onOffer())
                .equalsIgnoreCase(description.substring(reader.position()));
    return new Origin(user, sequence, whole);
  }

  private @Nullable Origin byName(ItemState item) {
    int begin = item.name().lastIndexOf(keyBegin);
    if (begin < 0 || (begin > 0 && item.name().charAt(begin - 1) != ' ')) {
      return null;
    }
    KeyReader reader = new KeyReader(item.name(), begin + keyBegin.length());
    int user = reader.number();
    int sequence = reader.take('/') ? reader.number() : -1;
    return user < 0 || sequence < 0 ? null : new Origin(user, sequence, !stamped);
  }

  private static String hexCrc(String name, String description, long cents, boolean onOffer) {
    return HexFormat.of().toHexDigits(crc(name, description, cents, onOffer));
  }

  private static int crc(String name, String description, long cents, boolean onOffer) {
    byte[] end = new byte[Long.BYTES + 1];
    end[Long.BYTES] = (byte) (onOffer ? 1 : 0);
    for (int i = 0; i < Long.BYTES; i++) {
      end[i] = (byte) (cents >>> (8 * i));
    }
    CRC32C crc = new CRC32C();
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    crc.update(bytes, 0, bytes.length);
    crc.update(0);
    bytes = description.getBytes(StandardCharsets.UTF_8);
    crc.update(bytes, 0, bytes.length);
    crc.update(end, 0, end.length);
    return (int) crc.getValue();
  }
}
