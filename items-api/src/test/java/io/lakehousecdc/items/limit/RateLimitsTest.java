package io.lakehousecdc.items.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RateLimitsTest {

  @Test
  void thereIsNoLimitByDefault() {
    RateLimits limits = limits(Map.of());
    assertThat(limits.requests()).isEmpty();
    assertThat(limits.period()).isEqualTo(Duration.ofMinutes(1));
    assertThat(limits.maxClients()).isEqualTo(10_000);
  }

  @Test
  void everyLimitCanBeSet() {
    RateLimits limits =
        limits(
            Map.of(
                "items.rate-limit.requests", "1",
                "items.rate-limit.period", "2s",
                "items.rate-limit.max-clients", "3"));
    assertThat(limits.requests()).hasValue(1);
    assertThat(limits.period()).isEqualTo(Duration.ofSeconds(2));
    assertThat(limits.maxClients()).isEqualTo(3);
  }

  @Test
  void aLimitThatLetsNobodyInIsRefused() {
    assertThatThrownBy(() -> new ClientBuckets(0, Duration.ofMinutes(1), 1, () -> 0))
        .hasMessage("Invalid items.rate-limit.requests: 0 (at least 1)");
  }

  private static RateLimits limits(Map<String, String> values) {
    return new SmallRyeConfigBuilder()
        .withMapping(RateLimits.class)
        .withDefaultValues(values)
        .withConverter(Duration.class, 100, new DurationConverter())
        .build()
        .getConfigMapping(RateLimits.class);
  }
}
