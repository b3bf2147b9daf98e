package io.lakehousecdc.items.access;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Refuses to offer writes to the network by accident. */
class Exposure {
  private static final int CONFIGURATION_ERROR = 78; // EX_CONFIG of sysexits.h

  private final Access access;
  private final AccessSettings settings;
  private final String host;

  Exposure(
      Access access,
      AccessSettings settings,
      @ConfigProperty(name = "quarkus.http.host") String host) {
    this.access = access;
    this.settings = settings;
    this.host = host;
  }

  /**
   * Runs before the port is opened, and ends the process at once: there is nothing yet that an
   * orderly end would have to wait for, and it would wait for the start that this is part of.
   */
  void check(@Observes StartupEvent start) {
    if (access.isOpen() && !settings.open() && !isLoopback(host)) {
      System.err.printf(
          "Cannot start on %s: everybody who reaches it could write; set items.security.api-keys,"
              + " or quarkus.oidc.*, or items.security.open=true if that is meant%n",
          host);
      Runtime.getRuntime().halt(CONFIGURATION_ERROR);
    }
  }

  static boolean isLoopback(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
