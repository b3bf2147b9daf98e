package io.lakehousecdc.items.limit;

import static io.lakehousecdc.items.ItemsService.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.lakehousecdc.items.ItemsService;
import io.lakehousecdc.items.WithItemsService;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

@WithItemsService
class BodyLimitIT {
  private static final int MEBIBYTE = 1 << 20;

  private final ItemsService service;

  BodyLimitIT(ItemsService service) {
    this.service = service;
  }

  @Test
  void aBodyThatSaysItIsTooLargeIsRefusedBeforeItIsSent() throws IOException {
    // When
    String answer = exchange("Content-Length: " + (MEBIBYTE + 1) + "\r\n\r\n");

    // Then
    assertTooLarge(answer);
  }

  @Test
  void aBodyThatTurnsOutTooLargeIsRefusedWithoutADocument() throws IOException {
    // When
    String chunk = Integer.toHexString(2 * MEBIBYTE) + "\r\n" + " ".repeat(2 * MEBIBYTE) + "\r\n";
    String answer = exchange("Transfer-Encoding: chunked\r\n\r\n" + chunk + "0\r\n\r\n");

    // Then
    assertThat(answer).startsWith("HTTP/1.1 413 ");
  }

  @Test
  void theLargestBodyIsRead() {
    // Given
    String draft = "{\"name\":\"large\",\"price\":1}";

    // Then
    assertThat(service.post("/items", " ".repeat(MEBIBYTE - draft.length()) + draft).statusCode())
        .isEqualTo(201);
  }

  private static void assertTooLarge(String answer) {
    assertThat(answer)
        .startsWith("HTTP/1.1 413 ")
        .containsIgnoringCase("content-type: application/problem+json");
    assertThat(json(answer.substring(answer.indexOf("\r\n\r\n") + 4)).get("title").textValue())
        .isEqualTo("Content Too Large");
  }

  /** Without a client that would rather see to the rest of its request than read the answer. */
  private String exchange(String rest) throws IOException {
    URI root = service.request("/items").build().uri();
    try (Socket socket = new Socket(root.getHost(), root.getPort())) {
      socket.setSoTimeout(10_000);
      String head =
          "POST /items HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
              + "Content-Type: application/json\r\n";
      Thread sender = new Thread(() -> send(socket, head + rest));
      sender.start();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static void send(Socket socket, String request) {
    try {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      socket.getOutputStream().flush();
    } catch (IOException e) {
      // The service has answered and closed the connection.
    }
  }
}
