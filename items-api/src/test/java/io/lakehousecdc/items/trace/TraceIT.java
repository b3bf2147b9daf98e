package io.lakehousecdc.items.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakehousecdc.items.ItemsProcess;
import io.lakehousecdc.items.ItemsService;
import io.lakehousecdc.items.WithItemsService;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@WithItemsService
class TraceIT {
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String CALLER = "00f067aa0ba902b7";
  private static final String TRACEPARENT = "00-%s-%s-01".formatted(TRACE, CALLER);

  private static final Map<String, String> ACCESS_LOG =
      Map.of("quarkus.http.access-log.enabled", "true");

  private final ItemsService service;

  TraceIT(ItemsService service) {
    this.service = service;
  }

  @Test
  void theTraceOfTheCallerIsInTheLineOfTheRequest() {
    try (ItemsProcess process = ItemsProcess.start(service.platform(), ACCESS_LOG)) {
      // When
      process.get("/items?limit=1", "traceparent", TRACEPARENT);
      process.get("/items?limit=2");

      // Then
      assertThat(lineWith(process, "GET /items?limit=1"))
          .containsPattern("\\) [0-9a-f]{32} " + TRACE + " 127.0.0.1 \"GET")
          .endsWith(TRACE);
      assertThat(lineWith(process, "GET /items?limit=2"))
          .containsPattern(" [0-9a-f]{32}$")
          .doesNotContain(TRACE);
    }
  }

  @Test
  void theTraceIsAFieldOfJsonLogs() {
    Map<String, String> settings = new HashMap<>(ACCESS_LOG);
    settings.put("quarkus.log.console.json.enabled", "true");
    try (ItemsProcess process = ItemsProcess.start(service.platform(), settings)) {
      // When
      process.get("/items?limit=1", "traceparent", TRACEPARENT);

      // Then
      JsonNode line = ItemsService.json(lineWith(process, "GET /items?limit=1"));
      assertThat(line.get("mdc").get("traceId").textValue()).isEqualTo(TRACE);
    }
  }

  @Test
  void spansOfRequestsAndTheirSqlAreSentWhereConfigured() throws IOException {
    try (SpanReceiver receiver = new SpanReceiver();
        ItemsProcess process = ItemsProcess.start(service.platform(), export(receiver, "false"))) {
      // When
      process.get("/q/metrics");
      process.get("/items?limit=1", "traceparent", TRACEPARENT);

      // Then
      await().until(() -> receiver.spans().size() >= 2);
      List<Span> spans = receiver.spans();
      assertThat(spans).allSatisfy(span -> assertThat(span.traceId()).isEqualTo(TRACE));
      Span request = spans.stream().filter(s -> s.parentId().equals(CALLER)).findFirst().get();
      assertThat(request.name()).isEqualTo("GET /items");
      assertThat(request.attributes())
          .containsEntry("http.route", "/items")
          .containsEntry("url.query", "limit=1");
      Span sql = spans.stream().filter(s -> s.parentId().equals(request.id())).findFirst().get();
      assertThat(sql.attributes().values()).anyMatch(text -> text.contains("order by id"));
      assertThat(lineWith(process, "GET /items?limit=1")).endsWith(TRACE);
    }
  }

  @Test
  void nothingIsSentWithoutConfiguration() throws IOException {
    try (SpanReceiver receiver = new SpanReceiver();
        ItemsProcess process = ItemsProcess.start(service.platform(), export(receiver, null))) {
      // When
      process.get("/items", "traceparent", TRACEPARENT);
      process.terminate(); // sends what is still waiting
      await().until(() -> process.log().contains("stopped in"));

      // Then
      assertThat(receiver.spans()).isEmpty();
      assertThat(process.log()).doesNotContain("io.qua.ope").doesNotContain("export");
    }
  }

  /** Settings that would send spans to the receiver, and at once. */
  private static Map<String, String> export(SpanReceiver receiver, String disabled) {
    Map<String, String> settings = new HashMap<>(ACCESS_LOG);
    settings.put("quarkus.otel.exporter.otlp.endpoint", receiver.endpoint());
    settings.put("quarkus.otel.exporter.otlp.protocol", "http/protobuf");
    settings.put("quarkus.otel.bsp.schedule.delay", "100ms");
    if (disabled != null) {
      settings.put("quarkus.otel.sdk.disabled", disabled);
    }
    return settings;
  }

  private static String lineWith(ItemsProcess process, String text) {
    await().until(() -> process.log().lines().anyMatch(line -> line.contains(text)));
    return process.log().lines().filter(line -> line.contains(text)).findFirst().orElseThrow();
  }
}
