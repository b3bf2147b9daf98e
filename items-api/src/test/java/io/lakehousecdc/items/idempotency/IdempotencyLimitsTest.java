package io.lakehousecdc.items.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IdempotencyLimitsTest {

  @Test
  void theRetentionIsADayUnlessItIsSet() {
    assertThat(retention(Map.of())).isEqualTo(Duration.ofDays(1));
    assertThat(retention(Map.of("items.idempotency.retention", "2h")))
        .isEqualTo(Duration.ofHours(2));
  }

  private static Duration retention(Map<String, String> values) {
    return new SmallRyeConfigBuilder()
        .withMapping(IdempotencyLimits.class)
        .withDefaultValues(values)
        .withConverter(Duration.class, 100, new DurationConverter())
        .build()
        .getConfigMapping(IdempotencyLimits.class)
        .retention();
  }
}
