package io.lakehousecdc.endtoend.platform;

import io.lakehousecdc.local.Part;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Settings with which a supervisor takes ports that are free now. They are below the range from
 * which systems take the ports of outgoing connections, so that no connection occupies the port of
 * a part while that is restarted.
 */
final class FreePorts {
  private static final int LOWEST = 16_000;
  private static final int HIGHEST = 32_000;
  private static final int ATTEMPTS = 1_000;

  private final Random random = new Random();
  private final Set<Integer> taken = new HashSet<>();

  private FreePorts() {}

  static void writeTo(Path settings) throws IOException {
    FreePorts ports = new FreePorts();
    List<String> lines = new ArrayList<>();
    for (Part part : Part.values()) {
      lines.add(part.label() + ".port=" + ports.next());
    }
    lines.add("kafka.controller-port=" + ports.next());
    Files.write(settings, lines);
  }

  private int next() {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      int port = LOWEST + random.nextInt(HIGHEST - LOWEST);
      if (isFree(port) && taken.add(port)) {
        return port;
      }
    }
    throw new IllegalStateException(
        "Cannot find a free port between %d and %d".formatted(LOWEST, HIGHEST));
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress("127.0.0.1", port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
