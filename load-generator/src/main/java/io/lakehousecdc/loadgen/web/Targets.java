package io.lakehousecdc.loadgen.web;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Addresses to load, and whether anything answers there. */
final class Targets {
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final int NOT_FOUND = 404;
  private static final int OK = 200;

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

  /**
   * @throws ProblemException 400 for what is no address of a server
   */
  static URI parse(@Nullable String text) {
    try {
      URI uri = URI.create(text == null ? "" : text.strip());
      String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
      if (uri.getHost() != null && (scheme.equals("http") || scheme.equals("https"))) {
        return uri;
      }
    } catch (IllegalArgumentException e) {
      // Answered below, like any other text that is no address.
    }
    throw ProblemException.badRequest("Invalid target: " + text + " (expected: http://host:port)");
  }

  /** Asks for the readiness, and where there is no such thing for the root. */
  Reach reach(URI target) {
    Reach ready = ask(target.resolve("/q/health/ready"), "it is ready", "it is not ready");
    return ready.status() == NOT_FOUND
        ? ask(target.resolve("/"), "it answers", "it answers")
        : ready;
  }

  private Reach ask(URI uri, String good, String bad) {
    long begin = System.nanoTime();
    try {
      HttpRequest request = HttpRequest.newBuilder(uri).timeout(PATIENCE).build();
      int status = http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
      return new Reach(true, status, since(begin), status == OK ? good : bad + " (" + status + ")");
    } catch (IOException e) {
      return new Reach(false, 0, since(begin), reason(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Reach(false, 0, since(begin), "asking was interrupted");
    }
  }

  private static String reason(IOException e) {
    return switch (e.getClass().getSimpleName()) {
      case "ConnectException" -> "nothing listens there";
      case "HttpTimeoutException", "HttpConnectTimeoutException" ->
          "no answer in " + PATIENCE.toSeconds() + " s";
      case "UnresolvedAddressException", "UnknownHostException" -> "the host is unknown";
      default -> e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    };
  }

  private static long since(long begin) {
    return Duration.ofNanos(System.nanoTime() - begin).toMillis();
  }
}
