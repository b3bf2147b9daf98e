package io.lakehousecdc.items.request;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Creates one item after the other on one connection, as long as the service lets it, and then on
 * the next one, until it is refused a connection or loses one.
 *
 * <p>Without a client library, which would send a request again whose connection was closed.
 */
final class KeptAliveClient implements Runnable {
  private static final int TIMEOUT_MILLIS = 10_000;

  private final URI root;
  private final String prefix;
  private final List<String> answered = new ArrayList<>();
  private final List<String> otherAnswers = new ArrayList<>();
  private int longest;

  KeptAliveClient(URI root, String prefix) {
    this.root = root;
    this.prefix = prefix;
  }

  String prefix() {
    return prefix;
  }

  /** Names of the items whose creation was answered. */
  synchronized List<String> answered() {
    return List.copyOf(answered);
  }

  /** Answers of another status, and those that broke off. */
  synchronized List<String> otherAnswers() {
    return List.copyOf(otherAnswers);
  }

  synchronized int requestsOnTheLongestConnection() {
    return longest;
  }

  @Override
  public void run() {
    boolean connects = true;
    while (connects) {
      connects = sendOnOneConnection();
    }
  }

  /**
   * @return whether it ended with an answer
   */
  private boolean sendOnOneConnection() {
    try (Socket socket = new Socket(root.getHost(), root.getPort())) {
      socket.setSoTimeout(TIMEOUT_MILLIS);
      InputStream input = new BufferedInputStream(socket.getInputStream());
      for (int requests = 1; ; requests++) {
        String name = prefix + " " + answered().size();
        socket.getOutputStream().write(post(name));
        String head = head(input);
        if (head == null) {
          return false;
        }
        input.readNBytes(contentLength(head));
        record(name, head, requests);
        if (head.toLowerCase(Locale.ROOT).contains("\r\nconnection: close\r\n")) {
          return true;
        }
      }
    } catch (IOException e) {
      return false;
    }
  }

  private synchronized void record(String name, String head, int requests) {
    longest = Math.max(longest, requests);
    if (head.startsWith("HTTP/1.1 201 ")) {
      answered.add(name);
    } else {
      otherAnswers.add(name + ": " + head);
    }
  }

  /** Null when the connection was closed instead of an answer. */
  private String head(InputStream input) throws IOException {
    StringBuilder head = new StringBuilder();
    try {
      while (head.indexOf("\r\n\r\n") < 0) {
        int next = input.read();
        if (next < 0) {
          break;
        }
        head.append((char) next);
      }
    } finally {
      if (head.length() > 0 && head.indexOf("\r\n\r\n") < 0) {
        record("broken off", head.toString(), 0);
      }
    }
    return head.length() == 0 ? null : head.toString();
  }

  private static int contentLength(String head) {
    return head.lines()
        .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-length:"))
        .mapToInt(line -> Integer.parseInt(line.substring(line.indexOf(':') + 1).strip()))
        .findFirst()
        .orElse(0);
  }

  private static byte[] post(String name) {
    String body = "{\"name\":\"%s\",\"price\":1}".formatted(name);
    return ("POST /items HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
            + "Content-Length: %d\r\n\r\n%s".formatted(body.length(), body))
        .getBytes(StandardCharsets.US_ASCII);
  }
}
