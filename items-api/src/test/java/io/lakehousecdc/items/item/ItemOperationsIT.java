package io.lakehousecdc.items.item;

import static io.lakehousecdc.items.ItemsService.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakehousecdc.items.ItemsService;
import io.lakehousecdc.items.WithItemsService;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@WithItemsService
class ItemOperationsIT {
  private final ItemsService service;

  ItemOperationsIT(ItemsService service) {
    this.service = service;
  }

  @Test
  void postAnswersTheStoredItemAndWhereItIs() {
    // When
    HttpResponse<String> created =
        service.post(
            "/items",
            """
            {"id": 7, "name": "cup 😀", "description": "blue", "price": 29.90, "on_offer": true, "x": 1}
            """);

    // Then
    assertThat(created.statusCode()).isEqualTo(201);
    assertThat(created.body())
        .matches(
            "\\{\"id\":\\d+,\"name\":\"cup 😀\",\"description\":\"blue\",\"price\":29.9,\"on_offer\":true,"
                + "\"created_at\":\"[^\"]+Z\",\"updated_at\":\"[^\"]+Z\",\"version\":1}");
    String path = "/items/" + json(created).get("id");
    assertThat(created.headers().firstValue("Location").orElseThrow()).endsWith(path);
    assertThat(created.headers().firstValue("ETag")).hasValue("\"1\"");
    assertThat(service.get(path).body()).isEqualTo(created.body());
  }

  @Test
  void descriptionAndOnOfferAreOptional() {
    // When
    JsonNode item = json(service.post("/items", "{\"name\":\"bare\",\"price\":1}"));

    // Then
    assertThat(item.get("description").isNull()).isTrue();
    assertThat(item.get("on_offer").booleanValue()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "1000, 1000",
    "1000.00, 1000",
    "1e3, 1000",
    "29.90, 29.9",
    "29.99, 29.99",
    "0, 0",
    "0.010, 0.01",
    "9999999999.99, 9999999999.99",
    "-0.0, 0"
  })
  void priceIsWrittenWithoutTrailingZerosOrExponent(String sent, String stored) {
    // When
    HttpResponse<String> created =
        service.post("/items", "{\"name\":\"price %s\",\"price\":%s}".formatted(sent, sent));

    // Then
    assertThat(created.body()).contains("\"price\":" + stored + ",");
    assertThat(service.get("/items/" + json(created).get("id")).body()).isEqualTo(created.body());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/items/", "/item/"})
  void putReplacesAllThatAClientMaySet(String collection) {
    // Given
    int id =
        json(service.post(
                "/items",
                "{\"name\":\"before %s\",\"description\":\"d\",\"price\":1,\"on_offer\":true}"
                    .formatted(collection)))
            .get("id")
            .intValue();
    String createdAt = json(service.get(collection + id)).get("created_at").textValue();

    // When
    HttpResponse<String> replaced =
        service.put(collection + id, "{\"name\":\"after %s\",\"price\":2.5}".formatted(collection));

    // Then
    JsonNode item = json(replaced);
    assertThat(replaced.statusCode()).isEqualTo(200);
    assertThat(replaced.headers().firstValue("ETag")).hasValue("\"2\"");
    assertThat(item.get("name").textValue()).isEqualTo("after " + collection);
    assertThat(item.get("description").isNull()).isTrue();
    assertThat(item.get("on_offer").booleanValue()).isFalse();
    assertThat(item.get("version").intValue()).isEqualTo(2);
    assertThat(item.get("created_at").textValue()).isEqualTo(createdAt);
    assertThat(Instant.parse(item.get("updated_at").textValue())).isAfter(Instant.parse(createdAt));
    assertThat(service.get(collection + id).body()).isEqualTo(replaced.body());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/items/", "/item/"})
  void deleteAnswersTheItemAsItWas(String collection) {
    // Given
    int id = service.create("to delete " + collection, "3");
    String before = service.get(collection + id).body();

    // When
    HttpResponse<String> deleted = service.delete(collection + id);

    // Then
    assertThat(deleted.statusCode()).isEqualTo(200);
    assertThat(deleted.body()).isEqualTo(before);
    assertThat(service.get(collection + id).statusCode()).isEqualTo(404);
    assertThat(service.delete(collection + id).statusCode()).isEqualTo(404);
  }

  @Test
  void aNameMayKeepItsOwnerAndIsFreeAfterDelete() {
    // Given
    int id = service.create("kept", "1");

    // When
    int replaced = service.put("/items/" + id, "{\"name\":\"kept\",\"price\":2}").statusCode();
    service.delete("/items/" + id);

    // Then
    assertThat(replaced).isEqualTo(200);
    assertThat(service.create("kept", "3")).isNotEqualTo(id);
  }

  @Test
  void writesBySqlCountAsVersionsToo() throws SQLException {
    // Given
    int id = service.create("written by SQL", "1");
    String before = json(service.get("/items/" + id)).get("updated_at").textValue();

    // When
    service.sql("update items set price = 2 where id = " + id);

    // Then
    HttpResponse<String> after = service.get("/items/" + id);
    assertThat(after.headers().firstValue("ETag")).hasValue("\"2\"");
    assertThat(Instant.parse(json(after).get("updated_at").textValue()))
        .isAfter(Instant.parse(before));
  }

  @Test
  void jsonWithoutContentTypeIsAccepted() {
    // When
    HttpResponse<String> created =
        service.send(
            service
                .request("/items")
                .POST(
                    java.net.http.HttpRequest.BodyPublishers.ofString(
                        "{\"name\":\"t\",\"price\":1}"))
                .build());

    // Then
    assertThat(created.statusCode()).isEqualTo(201);
  }

  @Test
  void healthMetricsAndDocumentationAreServed() {
    for (String path :
        new String[] {
          "/q/health/ready", "/q/health/live", "/q/health/started", "/q/metrics", "/openapi.json"
        }) {
      assertThat(service.get(path).statusCode()).as(path).isEqualTo(200);
    }
    assertThat(service.get("/q/metrics").body()).contains("sql_pool_", "http_server_requests_");
    assertThat(json(service.get("/openapi.json")).get("paths").fieldNames())
        .toIterable()
        .contains("/items", "/items/{id}", "/item/{id}");
  }
}
