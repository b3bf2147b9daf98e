package io.lakehousecdc.items.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Who may read and write. With no setting at all everybody may, on loopback. */
@ConfigMapping(prefix = "items.security")
interface AccessSettings {

  /**
   * SHA-256 hashes (64 hexadecimal digits) of the keys that may write, sent in {@code X-API-Key}.
   * Without a salt: a key is random, unlike a password, and its hash cannot be guessed.
   */
  Optional<List<String>> apiKeys();

  /** File of further hashes, one a line; empty lines and those with {@code #} are left out. */
  Optional<Path> apiKeysFile();

  /** Role that a bearer token must have to write; without one, each valid token may. */
  Optional<String> writeRole();

  /** Whether reading asks for a key or a token, too. Health, metrics and documents stay open. */
  @WithDefault("false")
  boolean protectReads();

  /**
   * Says that everybody who reaches this address may write. Without it the service does not start
   * on an address other than loopback, unless keys or tokens are asked for.
   */
  @WithDefault("false")
  boolean open();
}
