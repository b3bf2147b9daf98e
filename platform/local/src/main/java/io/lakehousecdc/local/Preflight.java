package io.lakehousecdc.local;

import io.lakehousecdc.local.server.PostgresServer;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Checks before anything is started what would otherwise end in a cryptic log: each failure is one
 * line that says what to do.
 */
final class Preflight {
  /** Ports of processes that have just ended may be taken for a moment longer. */
  private static final Duration PORT_PATIENCE = Duration.ofSeconds(5);

  private final StateDirectory state;
  private final Settings settings;
  private final Build build;

  Preflight(StateDirectory state, Settings settings, Build build) {
    this.state = state;
    this.settings = settings;
    this.build = build;
  }

  /**
   * @throws Refusal if the platform cannot be started
   */
  void check(Set<Part> parts) throws Refusal, IOException, InterruptedException {
    checkDisk();
    for (Part part : parts) {
      if (part.isApp()) {
        checkBuilt(part);
      }
    }
    if (parts.contains(Part.POSTGRES)) {
      checkUser();
    }
    long deadline = System.nanoTime() + PORT_PATIENCE.toNanos();
    for (Part part : parts) {
      for (Map.Entry<String, Integer> port : portsOf(part).entrySet()) {
        checkPort(part, port.getKey(), port.getValue(), deadline);
      }
    }
  }

  private void checkDisk() throws Refusal, IOException {
    long free = state.fileStore().getUsableSpace();
    if (free < settings.minimumFreeBytes()) {
      throw new Refusal(
          Part.POSTGRES,
          "only %d MiB of disk are free at %s and %d are required; free some, or set disk.minimum-free-mib in %s"
              .formatted(
                  free >> 20,
                  state.root(),
                  settings.minimumFreeBytes() >> 20,
                  state.settingsFile()));
    }
  }

  private void checkBuilt(Part part) throws Refusal {
    try {
      build.appJar(part);
    } catch (IllegalStateException e) {
      throw new Refusal(part, String.valueOf(e.getMessage()));
    }
  }

  private static void checkUser() throws Refusal, IOException, InterruptedException {
    try {
      PostgresServer.requireUser();
    } catch (IllegalStateException e) {
      throw new Refusal(Part.POSTGRES, String.valueOf(e.getMessage()));
    }
  }

  private Map<String, Integer> portsOf(Part part) {
    Map<String, Integer> ports = new TreeMap<>();
    ports.put(Settings.portKey(part), settings.endpoints().port(part));
    if (part == Part.KAFKA) {
      ports.put(Settings.CONTROLLER_PORT, settings.endpoints().kafkaControllerPort());
    }
    return ports;
  }

  private void checkPort(Part part, String key, int port, long deadline)
      throws Refusal, InterruptedException {
    while (!FreePorts.isFree(port)) {
      if (System.nanoTime() > deadline) {
        throw new Refusal(
            part,
            "port %d is taken; stop what uses it, or set %s in %s or %s in the environment"
                .formatted(port, key, state.settingsFile(), Settings.environmentName(key)));
      }
      Thread.sleep(100);
    }
  }

  /** Why a part cannot be started, and so the platform is not. */
  static final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;

    private final Part part;

    Refusal(Part part, String reason) {
      super(reason);
      this.part = part;
    }

    Part part() {
      return part;
    }
  }
}
