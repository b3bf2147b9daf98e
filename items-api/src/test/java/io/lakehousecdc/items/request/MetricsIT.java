package io.lakehousecdc.items.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakehousecdc.items.ItemsProcess;
import io.lakehousecdc.items.ItemsService;
import io.lakehousecdc.items.WithItemsService;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@WithItemsService
class MetricsIT {
  private final ItemsService items;

  MetricsIT(ItemsService items) {
    this.items = items;
  }

  @Test
  void clientsCannotMakeUpTimeSeries() {
    // Given
    Map<String, String> settings = Map.of("items.security.api-keys", "0".repeat(64));
    try (ItemsProcess service = ItemsProcess.start(items.platform(), settings)) {
      // When
      for (int i = 0; i < 30; i++) {
        service.get("/items/" + i);
        service.get("/item/x" + i);
        service.get("/nowhere/" + i);
        service.get("/webjars/redoc/" + i);
        service.send("DELETE", "/items/" + i, "");
        service.send("DELETE", "/nowhere/" + i, "");
        service.send("METHOD" + i, "/items", "");
      }
      String metrics = service.get("/q/metrics").body();

      // Then
      assertThat(values("uri", metrics)).contains("/items/{id}").hasSizeLessThan(12);
      assertThat(values("method", metrics)).contains("GET", "DELETE").hasSizeLessThan(6);
      assertThat(metrics)
          .contains("items_database_turns_free 8.0", "items_database_turns_waiting 0.0")
          .contains("sql_pool_active{", "jvm_memory_used_bytes{");
    }
  }

  private static List<String> values(String tag, String metrics) {
    return Pattern.compile("http_server_requests_seconds_count\\{.*\\b" + tag + "=\"([^\"]*)\"")
        .matcher(metrics)
        .results()
        .map((MatchResult match) -> match.group(1))
        .distinct()
        .toList();
  }
}
