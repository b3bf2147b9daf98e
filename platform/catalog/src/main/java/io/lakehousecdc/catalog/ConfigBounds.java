package io.lakehousecdc.catalog;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Refuses to start with a setting out of its bounds, rather than to fail at the first request. */
@Singleton
final class ConfigBounds {

  private static final int SHORTEST_TOKEN = 16;

  void check(@Observes StartupEvent start, CatalogConfig config) {
    check(config);
  }

  /**
   * Checks what {@link CatalogConfig} promises.
   *
   * @throws IllegalArgumentException naming the first key out of bounds; never with a secret in it
   */
  static void check(CatalogConfig config) {
    require(
        !config.name().isBlank() && config.name().length() <= 255,
        "catalog.name",
        config.name(),
        "1 to 255 characters");
    require(
        config.warehouse().matches("s3://[^/]+(/.*)?"),
        "catalog.warehouse",
        config.warehouse(),
        "s3://bucket/path");
    require(
        config.token().length() >= SHORTEST_TOKEN,
        "catalog.token",
        "(hidden)",
        "at least 16 characters");
    requireBetween(config.cachedSnapshots(), 0, 1_000_000, "catalog.cached-snapshots");
    require(
        config.s3().endpoint().getHost() != null,
        "catalog.s3.endpoint",
        config.s3().endpoint(),
        "http://host:port");
    requireBetween(config.s3().connectTimeout(), 30, "catalog.s3.connect-timeout");
    requireBetween(config.s3().readTimeout(), 60, "catalog.s3.read-timeout");
    requireBetween(config.s3().retries(), 0, 10, "catalog.s3.retries");
  }

  private static void requireBetween(int value, int least, int most, String key) {
    require(value >= least && value <= most, key, value, least + " to " + most);
  }

  private static void requireBetween(Duration value, int mostSeconds, String key) {
    boolean inBounds =
        value.toMillis() >= 100 && value.compareTo(Duration.ofSeconds(mostSeconds)) <= 0;
    require(inBounds, key, value, "100 ms to " + mostSeconds + " s");
  }

  private static void require(boolean condition, String key, Object value, String supported) {
    if (!condition) {
      throw new IllegalArgumentException(
          "Invalid %s: %s (supported: %s)".formatted(key, value, supported));
    }
  }
}
