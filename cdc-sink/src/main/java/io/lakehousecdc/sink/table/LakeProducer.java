package io.lakehousecdc.sink.table;

import io.lakehousecdc.sink.SinkConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.apache.iceberg.CatalogProperties;
import org.apache.iceberg.aws.AwsClientProperties;
import org.apache.iceberg.aws.HttpClientProperties;
import org.apache.iceberg.aws.s3.S3FileIO;
import org.apache.iceberg.aws.s3.S3FileIOProperties;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.rest.RESTCatalog;
import org.apache.iceberg.rest.auth.AuthProperties;
import org.apache.iceberg.rest.auth.OAuth2Properties;

/** Makes the lake from the settings. */
@ApplicationScoped
class LakeProducer {

  /** No request of a commit may hang: the sink's thread waits for it. In milliseconds. */
  private static final String TIMEOUT_MILLIS = "10000";

  @Produces
  @Singleton
  Lake lake(SinkConfig config) {
    Map<String, String> properties = properties(config);
    return new Lake(
        new CatalogSource(() -> connect(properties)), config.namespace(), config.indexDirectory());
  }

  private static Catalog connect(Map<String, String> properties) {
    RESTCatalog catalog = new RESTCatalog();
    catalog.initialize("iceberg", properties);
    return catalog;
  }

  private static Map<String, String> properties(SinkConfig config) {
    Map<String, String> properties = new HashMap<>();
    properties.put(CatalogProperties.FILE_IO_IMPL, S3FileIO.class.getName());
    properties.put("rest.client.connection-timeout-ms", TIMEOUT_MILLIS);
    properties.put("rest.client.socket-timeout-ms", TIMEOUT_MILLIS);
    properties.put(HttpClientProperties.CLIENT_TYPE, HttpClientProperties.CLIENT_TYPE_DEFAULT);
    properties.put(AwsClientProperties.CLIENT_REGION, config.s3().region());
    config
        .s3()
        .endpoint()
        .ifPresent(
            endpoint -> {
              properties.put(S3FileIOProperties.ENDPOINT, endpoint.toString());
              properties.put(S3FileIOProperties.PATH_STYLE_ACCESS, "true");
            });
    config
        .s3()
        .accessKeyId()
        .ifPresent(key -> properties.put(S3FileIOProperties.ACCESS_KEY_ID, key));
    config
        .s3()
        .secretAccessKey()
        .ifPresent(key -> properties.put(S3FileIOProperties.SECRET_ACCESS_KEY, key));
    config
        .catalog()
        .token()
        .ifPresent(token -> authenticate(properties, config.catalog().uri(), token));
    properties.putAll(config.catalog().properties());
    properties.put(CatalogProperties.URI, config.catalog().uri().toString());
    return properties;
  }

  /** A fixed token; the server URI is where a client would get one, and is never asked. */
  private static void authenticate(Map<String, String> properties, URI catalog, String token) {
    properties.put(AuthProperties.AUTH_TYPE, AuthProperties.AUTH_TYPE_OAUTH2);
    properties.put(OAuth2Properties.TOKEN, token);
    properties.put(OAuth2Properties.OAUTH2_SERVER_URI, catalog + "/v1/oauth/tokens");
    properties.put(OAuth2Properties.TOKEN_REFRESH_ENABLED, "false");
  }
}
