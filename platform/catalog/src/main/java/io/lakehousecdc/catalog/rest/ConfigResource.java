package io.lakehousecdc.catalog.rest;

import io.lakehousecdc.catalog.CatalogConfig;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.apache.iceberg.CatalogProperties;
import org.apache.iceberg.aws.AwsClientProperties;
import org.apache.iceberg.aws.s3.S3FileIO;
import org.apache.iceberg.aws.s3.S3FileIOProperties;
import org.apache.iceberg.exceptions.NoSuchWarehouseException;
import org.apache.iceberg.rest.Endpoint;
import org.apache.iceberg.rest.RESTUtil;
import org.apache.iceberg.rest.responses.ConfigResponse;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/**
 * What a client needs to know first: which routes there are, and how to reach the tables' files.
 */
@Path("/v1/config")
@Produces(MediaType.APPLICATION_JSON)
public class ConfigResource {

  private static final List<Endpoint> ENDPOINTS =
      List.of(
          Endpoint.V1_LIST_NAMESPACES,
          Endpoint.V1_CREATE_NAMESPACE,
          Endpoint.V1_LOAD_NAMESPACE,
          Endpoint.V1_NAMESPACE_EXISTS,
          Endpoint.V1_UPDATE_NAMESPACE,
          Endpoint.V1_DELETE_NAMESPACE,
          Endpoint.V1_LIST_TABLES,
          Endpoint.V1_CREATE_TABLE,
          Endpoint.V1_LOAD_TABLE,
          Endpoint.V1_TABLE_EXISTS,
          Endpoint.V1_UPDATE_TABLE,
          Endpoint.V1_DELETE_TABLE,
          Endpoint.V1_RENAME_TABLE,
          Endpoint.V1_REGISTER_TABLE,
          Endpoint.V1_REPORT_METRICS);

  private final CatalogConfig config;

  ConfigResource(CatalogConfig config) {
    this.config = config;
  }

  /**
   * Returns routes and defaults. Clients bring their own S3 credentials, and choose their own HTTP
   * client: not every engine has the same one on its class path.
   */
  @GET
  public ConfigResponse config(@RestQuery @Nullable String warehouse) {
    requireKnown(warehouse);
    return ConfigResponse.builder()
        .withEndpoints(ENDPOINTS)
        .withDefault(CatalogProperties.FILE_IO_IMPL, S3FileIO.class.getName())
        .withDefault(S3FileIOProperties.ENDPOINT, config.s3().endpoint().toString())
        .withDefault(
            S3FileIOProperties.PATH_STYLE_ACCESS, Boolean.toString(config.s3().pathStyleAccess()))
        .withDefault(AwsClientProperties.CLIENT_REGION, config.s3().region())
        .build();
  }

  private void requireKnown(@Nullable String warehouse) {
    if (warehouse == null || warehouse.isEmpty() || warehouse.equals(config.name())) {
      return;
    }
    if (!RESTUtil.stripTrailingSlash(warehouse)
        .equals(RESTUtil.stripTrailingSlash(config.warehouse()))) {
      throw new NoSuchWarehouseException(
          "Unsupported warehouse: %s (supported: %s, %s)",
          warehouse, config.name(), config.warehouse());
    }
  }
}
