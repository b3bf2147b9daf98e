package io.lakehousecdc.items.access;

import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The ways to prove who one is that this service was configured with. */
@Singleton
public class Access {
  static final String API_KEY = "X-API-Key";

  private final ApiKeys keys;
  private final boolean tokens;

  @Inject
  Access(
      AccessSettings settings,
      @ConfigProperty(name = "quarkus.oidc.tenant-enabled", defaultValue = "false")
          boolean tokens) {
    this.keys = keys(settings);
    this.tokens = tokens;
  }

  /** Whether nobody is asked who they are. */
  boolean isOpen() {
    return keys.isEmpty() && !tokens;
  }

  boolean acceptsKeys() {
    return !keys.isEmpty();
  }

  boolean acceptsTokens() {
    return tokens;
  }

  /** Who sent a request with a known API key; not the key itself. */
  public Optional<String> keyOwner(HttpServerRequest request) {
    String key = keys.isEmpty() ? null : request.getHeader(API_KEY);
    return key == null ? Optional.empty() : keys.owner(key);
  }

  private static ApiKeys keys(AccessSettings settings) {
    List<String> hashes = new ArrayList<>(settings.apiKeys().orElse(List.of()));
    settings.apiKeysFile().ifPresent(file -> hashes.addAll(read(file)));
    return ApiKeys.of(hashes);
  }

  private static List<String> read(Path file) {
    try {
      return ApiKeys.hashesIn(file);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read items.security.api-keys-file " + file, e);
    }
  }
}
