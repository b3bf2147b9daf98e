package io.lakehousecdc.items.limit;

import static io.lakehousecdc.items.ItemsService.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.lakehousecdc.items.ItemsProcess;
import io.lakehousecdc.items.ItemsService;
import io.lakehousecdc.items.WithItemsService;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;

@WithItemsService
class RateLimitIT {
  private static final String FORWARDED = "X-Forwarded-For";

  private final ItemsService items;

  RateLimitIT(ItemsService items) {
    this.items = items;
  }

  @Test
  void aClientThatSendsTooMuchIsToldWhenToComeBack() {
    try (ItemsProcess service = ItemsProcess.start(items.platform(), limit(3))) {
      // When
      HttpResponse<String> first = service.get("/items");
      service.get("/items", FORWARDED, "192.0.2.7");
      service.get("/items");
      HttpResponse<String> fourth = service.get("/items", FORWARDED, "192.0.2.8");

      // Then
      assertThat(first.statusCode()).isEqualTo(200);
      assertThat(first.headers().firstValue("RateLimit-Policy")).hasValue("\"client\";q=3;w=3600");
      assertThat(first.headers().firstValue("RateLimit")).hasValue("\"client\";r=2;t=1200");
      assertThat(fourth.statusCode()).as("nobody said to trust a proxy").isEqualTo(429);
      assertThat(json(fourth).get("status").intValue()).isEqualTo(429);
      assertThat(Integer.parseInt(fourth.headers().firstValue("Retry-After").orElseThrow()))
          .isBetween(1100, 1200);
      assertThat(service.get("/q/health/live").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void behindATrustedProxyEachAddressIsAClient() {
    // Given
    Map<String, String> settings =
        Map.of(
            "items.rate-limit.requests", "1",
            "items.rate-limit.period", "1h",
            "quarkus.http.proxy.proxy-address-forwarding", "true",
            "quarkus.http.proxy.allow-x-forwarded", "true",
            "quarkus.http.proxy.trusted-proxies", "127.0.0.1");
    try (ItemsProcess service = ItemsProcess.start(items.platform(), settings)) {
      // Then
      assertThat(service.get("/items", FORWARDED, "192.0.2.7").statusCode()).isEqualTo(200);
      assertThat(service.get("/items", FORWARDED, "192.0.2.7").statusCode()).isEqualTo(429);
      assertThat(service.get("/items", FORWARDED, "192.0.2.8").statusCode()).isEqualTo(200);
    }
  }

  private static Map<String, String> limit(int requests) {
    return Map.of(
        "items.rate-limit.requests", Integer.toString(requests), "items.rate-limit.period", "1h");
  }
}
