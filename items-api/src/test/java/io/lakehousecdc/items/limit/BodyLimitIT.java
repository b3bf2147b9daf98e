package io.lakehousecdc.items.limit;

import static io.lakehousecdc.items.ItemsService.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.lakehousecdc.items.ItemsService;
import io.lakehousecdc.items.RawHttp;
import io.lakehousecdc.items.WithItemsService;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@WithItemsService
class BodyLimitIT {
  private static final int MEBIBYTE = 1 << 20;

  private final ItemsService service;

  BodyLimitIT(ItemsService service) {
    this.service = service;
  }

  @Test
  void aBodyThatSaysItIsTooLargeIsRefusedBeforeItIsSent() {
    // When
    String answer = exchange("POST /items", "Content-Length: " + (MEBIBYTE + 1) + "\r\n\r\n");

    // Then
    assertTooLarge(answer);
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST /items", "POST /items:batch", "PUT /items/1", "PATCH /item/1"})
  void aBodyThatTurnsOutTooLargeIsRefusedAndTheRestIsNotRead(String operation) {
    // When: the last chunk never comes
    String chunk = Integer.toHexString(2 * MEBIBYTE) + "\r\n" + " ".repeat(2 * MEBIBYTE) + "\r\n";
    String answer = exchange(operation, "Transfer-Encoding: chunked\r\n\r\n" + chunk);

    // Then
    assertTooLarge(answer);
  }

  @Test
  void theLargestBodyIsRead() {
    // Given
    String draft = "{\"name\":\"large\",\"price\":1}";
    String largest = " ".repeat(MEBIBYTE - draft.length()) + draft;

    // Then
    assertThat(service.post("/items", largest).statusCode()).isEqualTo(201);
    assertThat(service.send(chunked(largest.replace("large", "parts"))).statusCode())
        .isEqualTo(201);
    assertThat(service.send(chunked(" " + largest)).statusCode()).isEqualTo(413);
  }

  private HttpRequest chunked(String body) {
    return service
        .request("/items")
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.fromPublisher(BodyPublishers.ofString(body)))
        .build();
  }

  private static void assertTooLarge(String answer) {
    assertThat(answer)
        .startsWith("HTTP/1.1 413 ")
        .containsIgnoringCase("content-type: application/problem+json")
        .containsIgnoringCase("connection: close");
    assertThat(json(RawHttp.body(answer)).get("title").textValue()).isEqualTo("Content Too Large");
    assertThat(json(RawHttp.body(answer)).get("detail").textValue())
        .isEqualTo("The body has more than 1048576 bytes");
  }

  private String exchange(String operation, String rest) {
    String head = operation + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";
    return RawHttp.exchange(service.request("/items").build().uri(), head + rest);
  }
}
