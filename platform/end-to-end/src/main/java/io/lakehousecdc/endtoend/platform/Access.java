package io.lakehousecdc.endtoend.platform;

import io.lakehousecdc.local.Endpoints;
import io.lakehousecdc.local.LocalPlatform;
import io.lakehousecdc.local.Part;
import io.lakehousecdc.local.Settings;
import io.lakehousecdc.local.StateDirectory;
import io.lakehousecdc.spark.LakeAccess;
import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/**
 * How to reach a platform, and with which secrets.
 *
 * @param itemsPassword of the role that owns the source's tables
 */
public record Access(Endpoints endpoints, String itemsPassword, LakeAccess lake) {
  private static final String REGION = "us-east-1";

  public static Access of(LocalPlatform platform) {
    LakeAccess lake =
        new LakeAccess(
            platform.catalogUri(),
            platform.secrets().catalogToken(),
            platform.s3Endpoint(),
            platform.secrets().s3AccessKey(),
            platform.secrets().s3SecretKey(),
            REGION);
    return new Access(platform.endpoints(), platform.secrets().postgresItemsPassword(), lake);
  }

  /**
   * The platform that was started on a state directory.
   *
   * @throws IllegalStateException if none ever was
   */
  public static Access of(StateDirectory state) {
    Properties secrets = new Properties();
    try (Reader reader = Files.newBufferedReader(state.secretsFile())) {
      secrets.load(reader);
      Endpoints endpoints = Settings.load(state, System.getenv()).endpoints();
      return of(endpoints, secrets);
    } catch (IOException e) {
      throw new IllegalStateException(
          "Cannot reach the platform of %s: it was never started".formatted(state.root()), e);
    }
  }

  public URI itemsApi() {
    return endpoints.uri(Part.ITEMS_API);
  }

  /** A connection to the source's database {@code items}. */
  public Connection connect() throws SQLException {
    return DriverManager.getConnection(endpoints.jdbcUrl("items"), "items", itemsPassword);
  }

  /** Without the secrets. */
  @Override
  public String toString() {
    return "Access[" + endpoints + "]";
  }

  private static Access of(Endpoints endpoints, Properties secrets) {
    LakeAccess lake =
        new LakeAccess(
            endpoints.uri(Part.CATALOG),
            secrets.getProperty("catalog.token"),
            endpoints.uri(Part.S3),
            secrets.getProperty("s3.access-key"),
            secrets.getProperty("s3.secret-key"),
            REGION);
    return new Access(endpoints, secrets.getProperty("postgres.items-password"), lake);
  }
}
