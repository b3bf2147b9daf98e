package io.lakehousecdc.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SinkConfigTest {

  @Test
  void everySettingHasItsDefault() {
    // When
    SinkConfig config = config(Map.of());

    // Then
    assertThat("lakehouse.public.items").matches(config.topics());
    assertThat("lakehouse.public.debezium_heartbeat").doesNotMatch(config.topics());
    assertThat("lakehouse.public.debezium_signal").doesNotMatch(config.topics());
    assertThat(config.namespace()).isEqualTo("lakehouse");
    assertThat(config.commitInterval()).isEqualTo(Duration.ofSeconds(2));
    assertThat(config.commitMaxRows()).isEqualTo(200_000);
    assertThat(config.commitMaxBytes().asLongValue()).isEqualTo(128L << 20);
    assertThat(config.maxEventBytes().asLongValue()).isEqualTo(16L << 20);
    assertThat(config.onBadEvent()).isEqualTo(SinkConfig.BadEventPolicy.FAIL);
    assertThat(config.skipEvents()).isEmpty();
    assertThat(config.acceptRebuiltTopicsOf()).isEmpty();
    assertThat(config.retryMaxWait()).isEqualTo(Duration.ofSeconds(5));
    assertThat(config.indexDirectory()).isEqualTo(Path.of("target/index"));
    assertThat(config.catalog().uri()).isEqualTo(URI.create("http://127.0.0.1:8181"));
    assertThat(config.catalog().token()).isEmpty();
    assertThat(config.catalog().properties()).isEmpty();
    assertThat(config.s3().endpoint()).isEmpty();
    assertThat(config.s3().region()).isEqualTo("us-east-1");
    assertThat(config.merge().fanIn()).isEqualTo(4);
    assertThat(config.merge().smallestFileSize().asLongValue()).isEqualTo(1L << 20);
    assertThat(config.merge().targetFileSize().asLongValue()).isEqualTo(64L << 20);
    assertThat(config.merge().maxDeletedShare()).isEqualTo(0.2);
    assertThat(config.merge().maxRows()).isEqualTo(1_000_000);
    assertThat(config.tables()).isEmpty();
  }

  @Test
  void everySettingCanBeChanged() {
    // When
    SinkConfig config =
        config(
            Map.of(
                "cdc.sink.topics", "shop\\.(?<table>.+)",
                "cdc.sink.commit-interval", "500MS",
                "cdc.sink.skip-events", "shop.items-0@7,shop.items-0@9",
                "cdc.sink.accept-rebuilt-topics-of", "items",
                "cdc.sink.catalog.token", "secret",
                "cdc.sink.catalog.properties.\"header.X-Tenant\"", "one",
                "cdc.sink.s3.endpoint", "http://s3:9000",
                "cdc.sink.tables.items.partition-by", "month(created_at)",
                "cdc.sink.tables.orders.format-version", "2"));

    // Then
    assertThat(config.topics()).isEqualTo("shop\\.(?<table>.+)");
    assertThat(config.commitInterval()).isEqualTo(Duration.ofMillis(500));
    assertThat(config.skipEvents()).contains(Set.of("shop.items-0@7", "shop.items-0@9"));
    assertThat(config.acceptRebuiltTopicsOf()).contains(Set.of("items"));
    assertThat(config.catalog().token()).contains("secret");
    assertThat(config.catalog().properties()).containsEntry("header.X-Tenant", "one");
    assertThat(config.s3().endpoint()).contains(URI.create("http://s3:9000"));
    assertThat(config.tables().get("items").partitionBy()).contains("month(created_at)");
    assertThat(config.tables().get("items").formatVersion()).isEqualTo(3);
    assertThat(config.tables().get("orders").formatVersion()).isEqualTo(2);
  }

  private static SinkConfig config(Map<String, String> values) {
    SmallRyeConfig config =
        new SmallRyeConfigBuilder()
            .addDiscoveredConverters()
            .withMapping(SinkConfig.class)
            .withDefaultValues(values)
            .build();
    return config.getConfigMapping(SinkConfig.class);
  }
}
