package io.lakehousecdc.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/**
 * What an application says of itself: live means that it works, ready that it can do its work now.
 */
final class AppHealth {
  private static final Duration TIMEOUT = Duration.ofSeconds(5);
  private static final int OK = 200;

  private final HttpClient client = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
  private final URI base;

  AppHealth(URI base) {
    this.base = base;
  }

  boolean isLive() throws InterruptedException {
    return answersOk("/q/health/live");
  }

  boolean isReady() throws InterruptedException {
    return answersOk("/q/health/ready");
  }

  private boolean answersOk(String path) throws InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(base.resolve(path)).timeout(TIMEOUT).build();
    try {
      return client.send(request, BodyHandlers.discarding()).statusCode() == OK;
    } catch (IOException e) {
      return false;
    }
  }
}
