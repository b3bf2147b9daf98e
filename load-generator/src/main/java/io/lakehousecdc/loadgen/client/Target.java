package io.lakehousecdc.loadgen.client;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;

/**
 * The server that is called.
 *
 * @param authority host and port as they stand in the Host header
 * @param path what comes before the path of each call; empty, or with a slash at its beginning only
 */
public record Target(InetSocketAddress address, String authority, String path) {

  /**
   * Looks the host up, once: a run does not wait for name servers.
   *
   * @throws IllegalArgumentException if it is no http URI, or its host is unknown
   */
  public static Target of(URI uri) {
    if (!"http".equalsIgnoreCase(uri.getScheme()) || uri.getHost() == null) {
      throw problem(uri, "it is not of the form http://host:port");
    }
    if (uri.getRawQuery() != null || uri.getRawFragment() != null || uri.getUserInfo() != null) {
      throw problem(uri, "it has more than host, port and path");
    }
    int port = uri.getPort() < 0 ? 80 : uri.getPort();
    try {
      InetAddress host = InetAddress.getByName(uri.getHost());
      String path = uri.getRawPath() == null ? "" : uri.getRawPath().replaceAll("/+$", "");
      return new Target(new InetSocketAddress(host, port), uri.getRawAuthority(), path);
    } catch (UnknownHostException | IllegalArgumentException e) {
      throw problem(uri, "there is no such host");
    }
  }

  private static IllegalArgumentException problem(URI uri, String reason) {
    return new IllegalArgumentException("Cannot call %s: %s".formatted(uri, reason));
  }
}
