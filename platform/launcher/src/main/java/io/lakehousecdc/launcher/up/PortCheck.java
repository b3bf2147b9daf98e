package io.lakehousecdc.launcher.up;

import io.lakehousecdc.launcher.CommandFailure;
import io.lakehousecdc.launcher.state.Port;
import io.lakehousecdc.launcher.state.Settings;
import io.lakehousecdc.launcher.state.Workspace;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes sure that the platform's ports are free before anything is started. */
final class PortCheck {
  private static final int POLL_MS = 200;

  private final Workspace workspace;
  private final Settings settings;

  PortCheck(Workspace workspace, Settings settings) {
    this.workspace = workspace;
    this.settings = settings;
  }

  /**
   * Waits until the ports of all parts but these are free: what a killed supervisor leaves behind
   * ends by itself within seconds. Fails when one is still taken after that, or two parts have the
   * same.
   */
  void await(Set<String> excluded, Duration patience) throws InterruptedException {
    distinct(excluded);
    long deadline = System.nanoTime() + patience.toNanos();
    for (Port port : Port.values()) {
      int number = settings.number(port);
      while (!excluded.contains(port.part()) && !isFree(number)) {
        if (System.nanoTime() > deadline) {
          throw taken(port, number, PortOwner.of(number));
        }
        Thread.sleep(POLL_MS);
      }
    }
  }

  private void distinct(Set<String> excluded) {
    Map<Integer, Port> seen = new HashMap<>();
    for (Port port : Port.values()) {
      if (!excluded.contains(port.part())) {
        Port other = seen.putIfAbsent(settings.number(port), port);
        if (other != null) {
          throw new CommandFailure(
              "Invalid "
                  + port.key()
                  + ": "
                  + settings.number(port)
                  + " is "
                  + other.key()
                  + ", too");
        }
      }
    }
  }

  private CommandFailure taken(Port port, int number, Optional<String> owner) {
    return new CommandFailure(
        "Cannot start %s: port %d is taken by %s; stop that, or set %s in %s (or %s in the environment)"
            .formatted(
                port.part(),
                number,
                owner.orElse("a process of another user"),
                port.key(),
                workspace.settingsFile(),
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
