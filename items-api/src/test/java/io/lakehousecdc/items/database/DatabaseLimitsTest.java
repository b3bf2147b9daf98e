package io.lakehousecdc.items.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DatabaseLimitsTest {

  @Test
  void everyLimitHasADefault() {
    DatabaseLimits limits = limits(Map.of());
    assertThat(limits.maxWaitQueueSize()).isEqualTo(1024);
    assertThat(limits.connectTimeout()).isEqualTo(Duration.ofSeconds(3));
    assertThat(limits.statementTimeout()).isEqualTo(Duration.ofSeconds(4));
    assertThat(limits.answerTimeout()).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void everyLimitCanBeSet() {
    DatabaseLimits limits =
        limits(
            Map.of(
                "items.database.max-wait-queue-size", "1",
                "items.database.connect-timeout", "2s",
                "items.database.statement-timeout", "3s",
                "items.database.answer-timeout", "4s"));
    assertThat(limits.maxWaitQueueSize()).isEqualTo(1);
    assertThat(limits.connectTimeout()).isEqualTo(Duration.ofSeconds(2));
    assertThat(limits.statementTimeout()).isEqualTo(Duration.ofSeconds(3));
    assertThat(limits.answerTimeout()).isEqualTo(Duration.ofSeconds(4));
  }

  private static DatabaseLimits limits(Map<String, String> values) {
    return new SmallRyeConfigBuilder()
        .withMapping(DatabaseLimits.class)
        .withDefaultValues(values)
        .withConverter(
            Duration.class, 100, new io.quarkus.runtime.configuration.DurationConverter())
        .build()
        .getConfigMapping(DatabaseLimits.class);
  }
}
