package io.lakehousecdc.items.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessSettingsTest {

  @Test
  void everythingIsOffByDefault() {
    AccessSettings settings = settings(Map.of());
    assertThat(settings.apiKeys()).isEmpty();
    assertThat(settings.apiKeysFile()).isEmpty();
    assertThat(settings.writeRole()).isEmpty();
    assertThat(settings.protectReads()).isFalse();
    assertThat(settings.open()).isFalse();
  }

  @Test
  void everySettingCanBeSet() {
    AccessSettings settings =
        settings(
            Map.of(
                "items.security.api-keys", "a,b",
                "items.security.api-keys-file", "/keys",
                "items.security.write-role", "writer",
                "items.security.protect-reads", "true",
                "items.security.open", "true"));
    assertThat(settings.apiKeys().orElseThrow()).containsExactly("a", "b");
    assertThat(settings.apiKeysFile()).hasValue(Path.of("/keys"));
    assertThat(settings.writeRole()).hasValue("writer");
    assertThat(settings.protectReads()).isTrue();
    assertThat(settings.open()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "/q/health/ready, true",
    "/q/metrics, true",
    "/docs, true",
    "/docs/index.html, true",
    "/openapi.json, true",
    "/items, false",
    "/items/1, false",
    "/docsitems, false",
    "/q/info, false"
  })
  void onlyDocumentsHealthAndMetricsArePublic(String path, boolean expected) {
    assertThat(PublicPaths.contains(path)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, true",
    "localhost, true",
    "::1, true",
    "0.0.0.0, false",
    "::, false",
    "192.0.2.1, false"
  })
  void onlyLoopbackIsNoExposure(String host, boolean expected) {
    assertThat(Exposure.isLoopback(host)).isEqualTo(expected);
  }

  private static AccessSettings settings(Map<String, String> values) {
    return new SmallRyeConfigBuilder()
        .withMapping(AccessSettings.class)
        .withDefaultValues(values)
        .build()
        .getConfigMapping(AccessSettings.class);
  }
}
