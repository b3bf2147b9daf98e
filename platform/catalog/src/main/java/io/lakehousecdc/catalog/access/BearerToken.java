package io.lakehousecdc.catalog.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/** The one token that opens the catalog. */
final class BearerToken {

  private static final String SCHEME = "Bearer ";

  private final byte[] token;

  BearerToken(String token) {
    this.token = token.getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Returns whether the value of the {@code Authorization} header, null if there is none, carries
   * the token.
   */
  boolean isIn(@Nullable String authorization) {
    if (authorization == null
        || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return false;
    }
    byte[] presented =
        authorization.substring(SCHEME.length()).strip().getBytes(StandardCharsets.UTF_8);
    // Takes equally long wherever the first difference is, so the token cannot be found byte by
    // byte.
    return MessageDigest.isEqual(presented, token);
  }
}
