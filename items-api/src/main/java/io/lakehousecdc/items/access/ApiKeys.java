package io.lakehousecdc.items.access;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The keys that may write, known by their SHA-256 hashes only. */
final class ApiKeys {
  private static final Pattern HASH = Pattern.compile("[0-9a-fA-F]{64}");

  private final List<byte[]> hashes;

  private ApiKeys(List<byte[]> hashes) {
    this.hashes = List.copyOf(hashes);
  }

  /**
   * @throws IllegalArgumentException if an entry is no SHA-256 hash; its text is not repeated, for
   *     it may be a key
   */
  static ApiKeys of(List<String> hashes) {
    List<byte[]> parsed = new ArrayList<>();
    for (int i = 0; i < hashes.size(); i++) {
      String hash = hashes.get(i).strip();
      if (!HASH.matcher(hash).matches()) {
        throw new IllegalArgumentException(
            "Invalid API key hash: entry %d is not 64 hexadecimal digits (make one with: printf %%s KEY | sha256sum)"
                .formatted(i + 1));
      }
      parsed.add(HexFormat.of().parseHex(hash));
    }
    return new ApiKeys(parsed);
  }

  /**
   * @throws IOException if the file cannot be read
   */
  static List<String> hashesIn(Path file) throws IOException {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.map(String::strip).filter(l -> !l.isEmpty() && !l.startsWith("#")).toList();
    }
  }

  boolean isEmpty() {
    return hashes.isEmpty();
  }

  /**
   * The hash of a key that is known, in hexadecimal digits: a name for its owner that may be kept.
   *
   * <p>Compares with every hash, and each of them in constant time, so that the time of an answer
   * tells nothing about the keys.
   */
  Optional<String> owner(String key) {
    byte[] hash = sha256(key);
    boolean known = false;
    for (byte[] candidate : hashes) {
      known |= MessageDigest.isEqual(hash, candidate);
    }
    return known ? Optional.of(HexFormat.of().formatHex(hash)) : Optional.empty();
  }

  /** SHA-256 in hexadecimal digits. */
  static String hash(String text) {
    return HexFormat.of().formatHex(sha256(text));
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Cannot hash: every JDK has SHA-256", e);
    }
  }
}
