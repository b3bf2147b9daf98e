package io.lakehousecdc.endtoend.bench.api;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.Arrays;

/**
 * One kept-alive HTTP/1.1 connection, one request at a time. A client that costs a few microseconds
 * a request, because it shares the processors with the service that is measured.
 */
final class Conversation implements AutoCloseable {
  private static final int TIMEOUT_MILLIS = 30_000;
  private static final int LARGEST_ANSWER = 16 << 20;
  private static final byte[] LENGTH = "\r\ncontent-length: ".getBytes(US_ASCII);

  private final Socket socket = new Socket();
  private final String host;
  private final InputStream in;
  private final OutputStream out;
  private byte[] answer = new byte[64 << 10];
  private int length;
  private int bodyStart;

  Conversation(URI service) throws IOException {
    host = service.getAuthority();
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(TIMEOUT_MILLIS);
    socket.connect(new InetSocketAddress(service.getHost(), service.getPort()), TIMEOUT_MILLIS);
    in = socket.getInputStream();
    out = socket.getOutputStream();
  }

  /**
   * @param body JSON; empty for none
   * @return the status
   * @throws IOException if the service does not answer, or not in HTTP/1.1 with a content length
   */
  int exchange(String method, String path, String body) throws IOException {
    StringBuilder request = new StringBuilder(256).append(method).append(' ').append(path);
    request.append(" HTTP/1.1\r\nHost: ").append(host).append("\r\n");
    if (!body.isEmpty()) {
      request.append("Content-Type: application/json\r\nContent-Length: ").append(body.length());
      request.append("\r\n");
    }
    out.write(request.append("\r\n").append(body).toString().getBytes(US_ASCII));
    return receive();
  }

  /** How often a text occurs in the last answer's body. */
  int count(byte[] text) {
    int count = 0;
    for (int at = bodyStart; (at = find(text, at, length)) >= 0; at += text.length) {
      count++;
    }
    return count;
  }

  /** The number that follows a text in the last answer's body, or -1. */
  int numberAfter(byte[] text) {
    int at = find(text, bodyStart, length);
    return at < 0 ? -1 : number(at + text.length);
  }

  String body() {
    return new String(answer, bodyStart, Math.min(length - bodyStart, 500), US_ASCII);
  }

  private int receive() throws IOException {
    length = 0;
    bodyStart = -1;
    int end = Integer.MAX_VALUE;
    while (length < end) {
      fill();
      if (bodyStart < 0 && (bodyStart = endOfHead()) >= 0) {
        end = bodyStart + contentLength();
      }
    }
    return number("HTTP/1.1 ".length());
  }

  private void fill() throws IOException {
    if (length == answer.length) {
      if (length >= LARGEST_ANSWER) {
        throw new IOException("Cannot take an answer of more than 16 MiB");
      }
      answer = Arrays.copyOf(answer, 2 * length);
    }
    int read = in.read(answer, length, answer.length - length);
    if (read < 0) {
      throw new EOFException("The service closed the connection instead of answering");
    }
    length += read;
  }

  private int endOfHead() {
    for (int i = 3; i < length; i++) {
      if (answer[i] == '\n' && answer[i - 1] == '\r' && answer[i - 2] == '\n') {
        return i + 1;
      }
    }
    return -1;
  }

  private int contentLength() throws IOException {
    int at = find(LENGTH, 0, bodyStart);
    if (at < 0) {
      throw new IOException("An answer without a content length");
    }
    return number(at + LENGTH.length);
  }

  private int number(int from) {
    int number = 0;
    for (int i = from; i < length && answer[i] >= '0' && answer[i] <= '9'; i++) {
      number = 10 * number + answer[i] - '0';
    }
    return number;
  }

  /** Without regard to case, because the names of headers have none. */
  private int find(byte[] text, int from, int to) {
    for (int i = from; i <= to - text.length; i++) {
      int k = 0;
      while (k < text.length && lower(answer[i + k]) == lower(text[k])) {
        k++;
      }
      if (k == text.length) {
        return i;
      }
    }
    return -1;
  }

  private static int lower(byte b) {
    return b >= 'A' && b <= 'Z' ? b + 32 : b;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
