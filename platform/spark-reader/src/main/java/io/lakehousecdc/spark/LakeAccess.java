package io.lakehousecdc.spark;

import java.net.URI;
import java.util.Map;

/**
 * Where a lake is and the secrets that open it.
 *
 * @param catalogUri of the Iceberg REST catalog
 * @param token bearer token of the catalog
 * @param s3Endpoint of the S3 server, addressed by path
 */
public record LakeAccess(
    URI catalogUri,
    String token,
    URI s3Endpoint,
    String accessKey,
    String secretKey,
    String region) {

  /** Catalog properties as Iceberg names them, for every engine. */
  public Map<String, String> catalogProperties() {
    return Map.of(
        "uri",
        catalogUri.toString(),
        // The token neither expires nor is exchanged for another.
        "rest.auth.type",
        "none",
        "header.Authorization",
        "Bearer " + token,
        "rest-metrics-reporting-enabled",
        "false",
        "io-impl",
        "org.apache.iceberg.aws.s3.S3FileIO",
        "s3.endpoint",
        s3Endpoint.toString(),
        "s3.path-style-access",
        "true",
        "s3.access-key-id",
        accessKey,
        "s3.secret-access-key",
        secretKey,
        "client.region",
        region);
  }

  /** Without the secrets. */
  @Override
  public String toString() {
    return "LakeAccess[" + catalogUri + ", " + s3Endpoint + "]";
  }
}
