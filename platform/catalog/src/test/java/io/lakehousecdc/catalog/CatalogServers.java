package io.lakehousecdc.catalog;

import io.lakehousecdc.local.LocalPlatform;
import io.lakehousecdc.local.Part;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import org.apache.iceberg.rest.RESTCatalog;
import org.jspecify.annotations.Nullable;

/** PostgreSQL and S3 for the catalog under test, one pair for all test classes. */
public final class CatalogServers implements QuarkusTestResourceLifecycleManager {

  private static volatile @Nullable LocalPlatform running;

  static LocalPlatform platform() {
    @Nullable LocalPlatform platform = running;
    if (platform == null) {
      throw new IllegalStateException("Cannot use the servers: not started");
    }
    return platform;
  }

  static String authorization() {
    return "Bearer " + platform().secrets().catalogToken();
  }

  /**
   * Iceberg's own client, configured as a user would: address, token and S3 credentials; the rest
   * is handed out.
   */
  static RESTCatalog client(URI uri) {
    RESTCatalog client = new RESTCatalog();
    client.initialize(
        "client",
        Map.of(
            "uri", uri.toString(),
            "token", platform().secrets().catalogToken(),
            "s3.access-key-id", platform().secrets().s3AccessKey(),
            "s3.secret-access-key", platform().secrets().s3SecretKey()));
    return client;
  }

  @Override
  public Map<String, String> start() {
    LocalPlatform platform = LocalPlatform.start(Set.of(Part.POSTGRES, Part.S3));
    running = platform;
    return Map.of(
        "quarkus.datasource.username", "iceberg_catalog",
        "quarkus.datasource.password", platform.secrets().postgresCatalogPassword(),
        "quarkus.datasource.jdbc.url", platform.jdbcUrl("iceberg_catalog"),
        "catalog.token", platform.secrets().catalogToken(),
        "catalog.s3.endpoint", platform.s3Endpoint().toString(),
        "catalog.s3.access-key-id", platform.secrets().s3AccessKey(),
        "catalog.s3.secret-access-key", platform.secrets().s3SecretKey());
  }

  @Override
  public void stop() {
    @Nullable LocalPlatform platform = running;
    if (platform != null) {
      platform.close();
      running = null;
    }
  }
}
