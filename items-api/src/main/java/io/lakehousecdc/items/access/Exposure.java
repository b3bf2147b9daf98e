package io.lakehousecdc.items.access;

import io.quarkus.flyway.FlywayConfigurationCustomizer;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/**
 * Refuses to offer writes to the network by accident.
 *
 * <p>Before the migrations, where there are any: Quarkus runs them before it tells the application
 * of its start, and asks it only for their configuration. A service that does not start must not
 * have changed the database.
 */
@Singleton
class Exposure implements FlywayConfigurationCustomizer {
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

  @Override
  public void customize(FluentConfiguration migrations) {
    check();
  }

  /** Before the port is opened. */
  void check(@Observes StartupEvent start) {
    check();
  }

  private void check() {
    if (access.isOpen() && !settings.open() && !isLoopback(host)) {
      throw new ConfigurationException(
          ("Cannot start on %s: everybody who reaches it could write; set items.security.api-keys,"
                  + " or quarkus.oidc.*, or items.security.open=true if that is meant")
              .formatted(host));
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
