package io.lakehousecdc.local;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Ports for platforms of tests. They are below the range from which systems take the ports of
 * outgoing connections, so that no connection occupies the port of a server while that is
 * restarted.
 */
final class FreePorts {
  private static final int LOWEST = 16_000;
  private static final int HIGHEST = 32_000;
  private static final int ATTEMPTS = 1_000;

  private final RandomGenerator random;
  private final Set<Integer> taken = new HashSet<>();

  FreePorts(RandomGenerator random) {
    this.random = random;
  }

  Endpoints endpoints() {
    Map<Part, Integer> ports = new EnumMap<>(Part.class);
    for (Part part : Part.values()) {
      ports.put(part, next());
    }
    return new Endpoints(ports, next());
  }

  private int next() {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      int port = random.nextInt(LOWEST, HIGHEST);
      if (isFree(port) && taken.add(port)) {
        return port;
      }
    }
    throw new IllegalStateException(
        "Cannot find a free port between %d and %d".formatted(LOWEST, HIGHEST));
  }

  static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(Endpoints.HOST, port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
