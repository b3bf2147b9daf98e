package io.lakehousecdc.items.idempotency;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;

/** Tells one request from another one: SHA-256 of the operation and of the body's bytes. */
final class Fingerprint {
  private Fingerprint() {}

  static byte[] of(String operation, byte @Nullable [] body) {
    MessageDigest digest = sha256();
    digest.update(operation.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0); // ends the operation, which has none
    return body == null ? digest.digest() : digest.digest(body);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
