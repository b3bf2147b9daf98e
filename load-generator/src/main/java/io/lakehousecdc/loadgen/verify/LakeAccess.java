package io.lakehousecdc.loadgen.verify;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.apache.iceberg.CatalogProperties;
import org.apache.iceberg.aws.s3.S3FileIO;

/**
 * Where the lake is, and the secrets that open it.
 *
 * @param catalog the Iceberg REST catalog
 * @param token bearer token of the catalog
 * @param table with its namespace: {@code lakehouse.items}
 * @param s3Endpoint addressed by path
 */
public record LakeAccess(
    URI catalog,
    String token,
    String table,
    URI s3Endpoint,
    String s3AccessKey,
    String s3SecretKey,
    String s3Region) {

  /** As Iceberg names them. */
  Map<String, String> catalogProperties() {
    Map<String, String> properties = new HashMap<>();
    properties.put(CatalogProperties.URI, catalog.toString());
    // The token neither expires nor is exchanged for another.
    properties.put("rest.auth.type", "none");
    properties.put("header.Authorization", "Bearer " + token);
    properties.put("rest-metrics-reporting-enabled", "false");
    properties.put(CatalogProperties.FILE_IO_IMPL, S3FileIO.class.getName());
    properties.put("s3.endpoint", s3Endpoint.toString());
    properties.put("s3.path-style-access", "true");
    properties.put("s3.access-key-id", s3AccessKey);
    properties.put("s3.secret-access-key", s3SecretKey);
    properties.put("client.region", s3Region);
    return properties;
  }

  /** Without the secrets. */
  @Override
  public String toString() {
    return "LakeAccess[" + table + " in " + catalog + "]";
  }
}
