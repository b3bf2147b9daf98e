package io.lakehousecdc.loadgen.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakehousecdc.loadgen.client.ResponseParser.State;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResponseParserTest {
  private static final int HEADER_LIMIT = 2000;
  private static final int BODY_LIMIT = 5000;

  private final ResponseParser parser = new ResponseParser(HEADER_LIMIT, BODY_LIMIT);
  private final Random random = new Random(11);

  @Test
  void anAnswerWithALengthIsRead() {
    read("HTTP/1.1 200 OK\r\nServer: x\r\nContent-Length: 5\r\n\r\nhello");

    assertAnswer(200, "hello", true);
  }

  @Test
  void aChunkedAnswerIsRead() {
    read(
        "HTTP/1.1 201 Created\r\ntransfer-encoding:  CHUNKED \r\n\r\n5\r\nhello\r\n"
            + "A;name=value\r\n, worldly \r\n0\r\nTrailer: x\r\n\r\n");

    assertAnswer(201, "hello, worldly ", true);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 204 No Content\r\n\r\n",
        "HTTP/1.1 304 Not Modified\r\nContent-Length: 12\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 200\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 404 \nContent-Length:0\n\n",
      })
  void answersWithoutABodyEndWithTheirHeaders(String text) {
    read(text);

    assertThat(parser.state()).isEqualTo(State.COMPLETE);
    assertThat(parser.body()).isEmpty();
  }

  @Test
  void theAnswerToAHeadHasNoBody() {
    // Given
    parser.begin(true);
    byte[] bytes = bytes("HTTP/1.1 200 OK\r\nContent-Length: 99999999\r\n\r\n");

    // When
    int read = parser.read(bytes, 0, bytes.length);

    // Then
    assertThat(read).isEqualTo(bytes.length);
    assertAnswer(200, "", true);
  }

  @Test
  void interimAnswersAreSkipped() {
    read(
        "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n"
            + "HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n!");

    assertAnswer(200, "!", true);
  }

  @Test
  void withoutALengthTheBodyLastsUntilTheServerCloses() {
    // Given
    read("HTTP/1.1 200 OK\r\n\r\nabc");
    assertThat(parser.state()).isEqualTo(State.INCOMPLETE);

    // When
    parser.endOfStream();

    // Then
    assertAnswer(200, "abc", false);
  }

  @Test
  void anAnswerThatTheServerCutsOffStaysIncomplete() {
    read("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc");
    parser.endOfStream();

    assertThat(parser.state()).isEqualTo(State.INCOMPLETE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 200 OK\r\nConnection: upgrade, Close\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.0 200 OK\r\nContent-Length: 0\r\n\r\n",
      })
  void someAnswersAreTheLastOfTheirConnection(String text) {
    read(text);

    assertThat(parser.state()).isEqualTo(State.COMPLETE);
    assertThat(parser.keepAlive()).isFalse();
  }

  @Test
  void httpOneZeroMayKeepTheConnection() {
    read("HTTP/1.0 200 OK\r\nConnection: Keep-Alive\r\nContent-Length: 0\r\n\r\n");

    assertThat(parser.keepAlive()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SSH-2.0-OpenSSH_9.2\r\n",
        "HTTP/2 200 OK\r\n",
        "HTTP/1.1 2x0 OK\r\n",
        "HTTP/1.1 099 Low\r\n",
        "HTTP/1.1 2000 OK\r\n",
        "HTTP/1.1 101 Switching Protocols\r\n\r\n",
        "HTTP/1.1 200 OK\r\nno colon\r\n",
        "HTTP/1.1 200 OK\r\n: no name\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length : 5\r\n",
        "HTTP/1.1 200 OK\r\nA: b\r\n folded\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: -5\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 5x\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: \r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 5001\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1389\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffffffff\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabcdef\r\n",
      })
  void whatIsNotHttpIsUnreadable(String text) {
    read(text);

    assertThat(parser.state()).isEqualTo(State.UNREADABLE);
    assertThat(parser.keepAlive()).isFalse();
  }

  @Test
  void headersHaveALimitHoweverTheyCome() {
    assertUnreadable("HTTP/1.1 200 OK\r\nA: " + "x".repeat(HEADER_LIMIT));
    assertUnreadable("HTTP/1.1 200 OK\r\n" + "A: x\r\n".repeat(HEADER_LIMIT / 5));
    assertUnreadable("x".repeat(2 * HEADER_LIMIT));
    assertUnreadable("HTTP/1.1 100 Continue\r\n\r\n".repeat(HEADER_LIMIT / 20));
    assertUnreadable(
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n"
            + "T: x\r\n".repeat(HEADER_LIMIT / 5));
  }

  @Test
  void bodiesHaveALimitHoweverTheyCome() {
    assertUnreadable("HTTP/1.1 200 OK\r\n\r\n" + "x".repeat(BODY_LIMIT + 1));
    assertUnreadable(
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
            + ("3e8\r\n" + "x".repeat(1000) + "\r\n").repeat(6));
    read(
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
            + ("3e8\r\n" + "x".repeat(1000) + "\r\n").repeat(5)
            + "0\r\n\r\n");
    assertAnswer(200, "x".repeat(5000), true);
  }

  @Test
  void bytesAfterTheAnswerAreLeft() {
    // Given
    byte[] bytes = bytes("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nokHTTP/1.1");
    parser.begin(false);

    // When
    int read = parser.read(bytes, 0, bytes.length);

    // Then
    assertThat(bytes.length - read).isEqualTo("HTTP/1.1".length());
    assertAnswer(200, "ok", true);
  }

  @Test
  void portionsDoNotMatter() {
    for (int round = 0; round < 3000; round++) {
      // Given
      String body = "x".repeat(random.nextInt(300));
      boolean chunked = random.nextBoolean();
      String text =
          "HTTP/1.1 %d Word\r\nX-Some: header\r\n%s"
              .formatted(200 + random.nextInt(300) / 7 * 7, chunked ? chunks(body) : plain(body));
      byte[] bytes = bytes(text);
      parser.begin(false);

      // When
      int position = 0;
      while (position < bytes.length && parser.state() == State.INCOMPLETE) {
        int end = Math.min(bytes.length, position + 1 + random.nextInt(40));
        position = parser.read(bytes, position, end);
      }

      // Then
      assertThat(parser.state()).as(text).isEqualTo(State.COMPLETE);
      if (parser.status() != 304) {
        assertThat(position).isEqualTo(bytes.length);
        assertThat(parser.body()).asString(StandardCharsets.ISO_8859_1).isEqualTo(body);
      }
    }
  }

  private String plain(String body) {
    return "Content-Length: " + body.length() + "\r\n\r\n" + body;
  }

  private String chunks(String body) {
    StringBuilder text = new StringBuilder("Transfer-Encoding: chunked\r\n\r\n");
    int position = 0;
    while (position < body.length()) {
      int length = Math.min(body.length() - position, 1 + random.nextInt(100));
      text.append(Integer.toHexString(length)).append("\r\n");
      text.append(body, position, position + length).append("\r\n");
      position += length;
    }
    return text + "0\r\n\r\n";
  }

  @Test
  void garbageNeverThrows() {
    List<String> seeds = new ArrayList<>();
    seeds.add("HTTP/1.1 200 OK\r\nContent-Length: 30\r\n\r\n012345678901234567890123456789");
    seeds.add(
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks("hello").substring(30));
    seeds.add("HTTP/1.1 200 OK\r\nConnection: keep-alive, close\r\n\r\n");
    for (int round = 0; round < 20_000; round++) {
      // Given
      byte[] bytes = bytes(seeds.get(round % seeds.size()));
      for (int i = random.nextInt(6); i >= 0; i--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      parser.begin(random.nextInt(10) == 0);

      // When
      int read = parser.read(bytes, 0, bytes.length);
      parser.endOfStream();

      // Then
      assertThat(read).isBetween(0, bytes.length);
    }
  }

  private void assertUnreadable(String text) {
    read(text);
    assertThat(parser.state()).isEqualTo(State.UNREADABLE);
  }

  private void assertAnswer(int status, String body, boolean keepAlive) {
    assertThat(parser.state()).isEqualTo(State.COMPLETE);
    assertThat(parser.status()).isEqualTo(status);
    assertThat(parser.body()).asString(StandardCharsets.ISO_8859_1).isEqualTo(body);
    assertThat(parser.keepAlive()).isEqualTo(keepAlive);
  }

  private void read(String text) {
    parser.begin(false);
    byte[] bytes = bytes(text);
    parser.read(bytes, 0, bytes.length);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
