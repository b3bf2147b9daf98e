package io.lakehousecdc.local;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * What each part is told when it starts: where to listen, whom to connect to, and with which
 * secrets.
 */
record Configuration(StateDirectory state, Endpoints endpoints, Secrets secrets) {
  static final String BUCKET = "warehouse";
  static final String REGION = "us-east-1";

  /** Writes the file that the part reads when it has an own process. */
  Path write(Part part) throws IOException {
    return write(part, Map.of());
  }

  /** Writes the file with further properties. */
  Path write(Part part, Map<String, String> extra) throws IOException {
    Map<String, String> values = new HashMap<>(of(part));
    values.putAll(extra);
    Path file = state.configuration(part);
    StateDirectory.writeProperties(file, values);
    return file;
  }

  Map<String, String> of(Part part) {
    return switch (part) {
      case POSTGRES -> postgres();
      case KAFKA ->
          Map.of(
              "directory", state.data(part).toString(),
              "port", port(part),
              "controller-port", String.valueOf(endpoints.kafkaControllerPort()));
      case CONNECT -> Map.of("port", port(part), "bootstrap-servers", endpoints.bootstrapServers());
      case S3 ->
          Map.of(
              "directory", state.data(part).toString(),
              "bucket", BUCKET,
              "port", port(part),
              "access-key", secrets.s3AccessKey(),
              "secret-key", secrets.s3SecretKey());
      case CATALOG -> catalog();
      case ITEMS_API -> itemsApi();
      case CDC_SINK -> cdcSink();
      case LOAD_GENERATOR -> loadGenerator();
    };
  }

  private Map<String, String> postgres() {
    return Map.of(
        "directory", state.data(Part.POSTGRES).toString(),
        "binaries-directory", cacheDirectory().toString(),
        "port", port(Part.POSTGRES),
        "superuser-password", secrets.postgresSuperuserPassword(),
        "items-password", secrets.postgresItemsPassword(),
        "debezium-password", secrets.postgresDebeziumPassword(),
        "catalog-password", secrets.postgresCatalogPassword());
  }

  private Map<String, String> catalog() {
    return Map.ofEntries(
        Map.entry("quarkus.http.host", Endpoints.HOST),
        Map.entry("quarkus.http.port", port(Part.CATALOG)),
        Map.entry("quarkus.datasource.username", "iceberg_catalog"),
        Map.entry("quarkus.datasource.password", secrets.postgresCatalogPassword()),
        Map.entry("quarkus.datasource.jdbc.url", endpoints.jdbcUrl("iceberg_catalog")),
        Map.entry("catalog.warehouse", "s3://" + BUCKET + "/"),
        Map.entry("catalog.token", secrets.catalogToken()),
        Map.entry("catalog.s3.endpoint", endpoints.uri(Part.S3).toString()),
        Map.entry("catalog.s3.access-key-id", secrets.s3AccessKey()),
        Map.entry("catalog.s3.secret-access-key", secrets.s3SecretKey()),
        Map.entry("catalog.s3.region", REGION));
  }

  private Map<String, String> itemsApi() {
    return Map.of(
        "quarkus.http.host", Endpoints.HOST,
        "quarkus.http.port", port(Part.ITEMS_API),
        "quarkus.datasource.username", "items",
        "quarkus.datasource.password", secrets.postgresItemsPassword(),
        "quarkus.datasource.jdbc.url", endpoints.jdbcUrl("items"),
        "quarkus.datasource.reactive.url", endpoints.jdbcUrl("items").substring("jdbc:".length()));
  }

  private Map<String, String> cdcSink() {
    return Map.ofEntries(
        Map.entry("quarkus.http.host", Endpoints.HOST),
        Map.entry("quarkus.http.port", port(Part.CDC_SINK)),
        Map.entry("kafka.bootstrap.servers", endpoints.bootstrapServers()),
        Map.entry("cdc.sink.catalog.uri", endpoints.uri(Part.CATALOG).toString()),
        Map.entry("cdc.sink.catalog.token", secrets.catalogToken()),
        Map.entry("cdc.sink.s3.endpoint", endpoints.uri(Part.S3).toString()),
        Map.entry("cdc.sink.s3.access-key-id", secrets.s3AccessKey()),
        Map.entry("cdc.sink.s3.secret-access-key", secrets.s3SecretKey()),
        Map.entry("cdc.sink.s3.region", REGION),
        Map.entry("cdc.sink.index-directory", state.data(Part.CDC_SINK).toString()));
  }

  private Map<String, String> loadGenerator() {
    return Map.ofEntries(
        Map.entry("quarkus.http.host", Endpoints.HOST),
        Map.entry("quarkus.http.port", port(Part.LOAD_GENERATOR)),
        Map.entry("load.target", endpoints.uri(Part.ITEMS_API).toString()),
        Map.entry("load.history.directory", state.root().resolve("load/runs").toString()),
        Map.entry("load.postgres.jdbc-url", endpoints.jdbcUrl("items")),
        Map.entry("load.postgres.user", "items"),
        Map.entry("load.postgres.password", secrets.postgresItemsPassword()),
        Map.entry("load.lake.catalog-uri", endpoints.uri(Part.CATALOG).toString()),
        Map.entry("load.lake.catalog-token", secrets.catalogToken()),
        Map.entry("load.lake.s3-endpoint", endpoints.uri(Part.S3).toString()),
        Map.entry("load.lake.s3-access-key-id", secrets.s3AccessKey()),
        Map.entry("load.lake.s3-secret-access-key", secrets.s3SecretKey()),
        Map.entry("load.lake.s3-region", REGION));
  }

  private String port(Part part) {
    return String.valueOf(endpoints.port(part));
  }

  /** PostgreSQL's programs are the same for every platform of this user. */
  private static Path cacheDirectory() {
    String cache = System.getenv("XDG_CACHE_HOME");
    Path parent =
        cache == null || cache.isBlank()
            ? Path.of(System.getProperty("user.home"), ".cache")
            : Path.of(cache);
    return parent.resolve("lakehouse-cdc");
  }
}
