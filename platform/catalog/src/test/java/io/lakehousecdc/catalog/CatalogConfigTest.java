package io.lakehousecdc.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CatalogConfigTest {

  private static final Map<String, String> SECRETS =
      Map.of(
          "catalog.token", "0123456789abcdef",
          "catalog.s3.access-key-id", "key",
          "catalog.s3.secret-access-key", "secret");

  @Test
  void onlySecretsHaveNoDefault() {
    // When
    CatalogConfig config = config(SECRETS);

    // Then
    assertThat(config.name()).isEqualTo("lakehouse");
    assertThat(config.warehouse()).isEqualTo("s3://warehouse/");
    assertThat(config.token()).isEqualTo("0123456789abcdef");
    assertThat(config.cachedSnapshots()).isEqualTo(20_000);
    assertThat(config.s3().endpoint()).isEqualTo(URI.create("http://127.0.0.1:9000"));
    assertThat(config.s3().accessKeyId()).isEqualTo("key");
    assertThat(config.s3().secretAccessKey()).isEqualTo("secret");
    assertThat(config.s3().region()).isEqualTo("us-east-1");
    assertThat(config.s3().pathStyleAccess()).isTrue();
    assertThat(config.s3().connectTimeout()).isEqualTo(Duration.ofSeconds(2));
    assertThat(config.s3().readTimeout()).isEqualTo(Duration.ofSeconds(5));
    assertThat(config.s3().retries()).isEqualTo(2);
    assertThatCode(() -> ConfigBounds.check(config)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({
    "catalog.warehouse, file:///tmp",
    "catalog.token, tooshort",
    "catalog.cached-snapshots, -1",
    "catalog.s3.endpoint, nowhere",
    "catalog.s3.connect-timeout, 1m",
    "catalog.s3.read-timeout, 10ms",
    "catalog.s3.retries, 11",
  })
  void valueOutOfBoundsIsRefusedByItsKey(String key, String value) {
    // Given
    Map<String, String> properties = new HashMap<>(SECRETS);
    properties.put(key, value);

    // When
    CatalogConfig config = config(properties);

    // Then
    assertThatThrownBy(() -> ConfigBounds.check(config))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Invalid " + key + ": ")
        .hasMessageContaining("(supported: ")
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("tooshort"));
  }

  private static CatalogConfig config(Map<String, String> properties) {
    return new SmallRyeConfigBuilder()
        .withMapping(CatalogConfig.class)
        .withSources(new PropertiesConfigSource(properties, "test", 100))
        .addDiscoveredConverters()
        .build()
        .getConfigMapping(CatalogConfig.class);
  }
}
