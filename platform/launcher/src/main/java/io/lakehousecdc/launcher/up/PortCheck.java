package io.lakehousecdc.launcher.up;

import io.lakehousecdc.launcher.CommandFailure;
import io.lakehousecdc.launcher.state.Workspace;
import io.lakehousecdc.local.Endpoints;
import io.lakehousecdc.local.Part;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes sure that the platform's ports are free before anything is started. */
final class PortCheck {
  private static final int POLL_MS = 200;

  /** A port and the setting that changes it. */
  private record Port(Part part, String key, int number) {
    private String variable() {
      return "LAKEHOUSE_" + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }
  }

  private final Workspace workspace;
  private final List<Port> ports = new ArrayList<>();

  PortCheck(Workspace workspace, Endpoints endpoints) {
    this.workspace = workspace;
    for (Part part : Part.values()) {
      ports.add(new Port(part, part.label() + ".port", endpoints.port(part)));
    }
    ports.add(new Port(Part.KAFKA, "kafka.controller-port", endpoints.kafkaControllerPort()));
  }

  /**
   * Waits until the ports of all parts but these are free: what a killed supervisor leaves behind
   * ends by itself within seconds. Fails when one is still taken after that, or two parts have the
   * same.
   */
  void await(Set<Part> excluded, Duration patience) throws InterruptedException {
    List<Port> needed = ports.stream().filter(port -> !excluded.contains(port.part())).toList();
    distinct(needed);
    long deadline = System.nanoTime() + patience.toNanos();
    for (Port port : needed) {
      while (!isFree(port.number())) {
        if (System.nanoTime() > deadline) {
          throw taken(port, PortOwner.of(port.number()));
        }
        Thread.sleep(POLL_MS);
      }
    }
  }

  private static void distinct(List<Port> ports) {
    Map<Integer, Port> seen = new HashMap<>();
    for (Port port : ports) {
      Port other = seen.putIfAbsent(port.number(), port);
      if (other != null) {
        throw new CommandFailure(
            "Invalid %s: %d is %s, too".formatted(port.key(), port.number(), other.key()));
      }
    }
  }

  private CommandFailure taken(Port port, Optional<String> owner) {
    return new CommandFailure(
        "Cannot start %s: port %d is taken by %s; stop that, or set %s in %s (or %s in the environment)"
            .formatted(
                port.part().label(),
                port.number(),
                owner.orElse("a process of another user"),
                port.key(),
                workspace.state().settingsFile(),
                port.variable()));
  }

  private static boolean isFree(int number) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true); // Connections that linger after a crash do not take a port.
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), number));
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
