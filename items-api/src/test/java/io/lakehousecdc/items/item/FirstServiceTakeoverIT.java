package io.lakehousecdc.items.item;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakehousecdc.items.ItemsService;
import io.lakehousecdc.items.WithItemsService;
import io.lakehousecdc.local.LocalPlatform;
import java.io.File;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database of the first service, found by the variables of the first service. */
@WithItemsService
class FirstServiceTakeoverIT {
  private static final String DATABASE = "first_service";
  private static final List<String> FIRST_SERVICE =
      List.of(
          "create table items (id serial primary key, name varchar(255), description varchar(255),"
              + " price integer, on_offer boolean)",
          "create unique index ix_items_name on items (name)",
          "create index ix_items_id on items (id)",
          "insert into items (name, description, price, on_offer) values ('old', 'd', 1000, true)",
          "insert into items (name) values (null)");

  private final LocalPlatform platform;
  private final HttpClient client = HttpClient.newHttpClient();
  @TempDir private Path directory;

  FirstServiceTakeoverIT(ItemsService service) {
    this.platform = service.platform();
  }

  @Test
  void aDatabaseOfTheFirstServiceIsTakenOverWithItsRows() throws Exception {
    // Given
    run("items", "postgres", "create database %s owner items".formatted(DATABASE));
    for (String statement : FIRST_SERVICE) {
      run(DATABASE, "items", statement);
    }

    // When
    int port = freePort();
    Process service = start(port);
    try {
      URI items = URI.create("http://127.0.0.1:%d/items".formatted(port));
      await()
          .atMost(60, SECONDS)
          .ignoreException(ConnectException.class)
          .until(() -> get(items) != null);

      // Then
      JsonNode list = get(items);
      assertThat(list).hasSize(2);
      assertThat(list.get(0).toString())
          .startsWith(
              "{\"id\":1,\"name\":\"old\",\"description\":\"d\",\"price\":1000,\"on_offer\":true,");
      assertThat(list.get(1).toString())
          .startsWith(
              "{\"id\":2,\"name\":\"unnamed item 2\",\"description\":null,\"price\":0,\"on_offer\":false,");
      assertThat(post(items, "{\"name\":\"new\",\"price\":29.99}")).contains("\"id\":3,");
      assertThat(post(URI.create(items + ":batch"), "[{\"name\":\"newer\",\"price\":1}]"))
          .contains("\"id\":4,");
    } finally {
      service.destroy();
      assertThat(service.waitFor(20, SECONDS)).isTrue();
    }
    assertThat(query("select count(*) from pg_indexes where indexname = 'ix_items_id'"))
        .isEqualTo("0");
  }

  @Test
  void theMigrationPreparesChangeDataCapture() throws SQLException {
    assertThat(
            query(
                "items",
                "select string_agg(tablename, ',' order by tablename) from pg_publication_tables"
                    + " where pubname = 'lakehouse_items' and schemaname = 'public'"))
        .isEqualTo("debezium_heartbeat,debezium_signal,items");
    for (String table : List.of("debezium_heartbeat", "debezium_signal")) {
      assertThat(
              query(
                  "items",
                  "select has_table_privilege('debezium', '%1$s', 'select') and has_table_privilege('debezium', '%1$s', 'insert')"
                          .formatted(table)
                      + " and has_table_privilege('debezium', '%1$s', 'update') and has_table_privilege('debezium', '%1$s', 'delete')"
                          .formatted(table)))
          .as(table)
          .isEqualTo("t");
    }
    assertThat(query("items", "select has_table_privilege('debezium', 'items', 'select')"))
        .isEqualTo("t");
    assertThat(query("items", "select has_table_privilege('debezium', 'items', 'update')"))
        .isEqualTo("f");
  }

  private Process start(int port) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:TieredStopAtLevel=1",
                "-jar",
                "target/quarkus-app/quarkus-run.jar")
            .redirectErrorStream(true)
            .redirectOutput(new File(directory.toFile(), "log"));
    builder
        .environment()
        .putAll(
            Map.of(
                "POSTGRES_HOST",
                "127.0.0.1:" + platform.postgresPort(),
                "POSTGRES_USER",
                "items",
                "POSTGRES_PASSWORD",
                platform.secrets().postgresItemsPassword(),
                "POSTGRES_DB",
                DATABASE,
                "QUARKUS_HTTP_PORT",
                Integer.toString(port)));
    return builder.start();
  }

  private JsonNode get(URI uri) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(uri).build();
    return new ObjectMapper().readTree(client.send(request, BodyHandlers.ofString()).body());
  }

  private String post(URI uri, String json) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json))
            .build();
    return client.send(request, BodyHandlers.ofString()).body();
  }

  private String query(String sql) throws SQLException {
    return query(DATABASE, sql);
  }

  private String query(String database, String sql) throws SQLException {
    try (Connection connection = connect(database, "items");
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }

  private void run(String database, String user, String sql) throws SQLException {
    try (Connection connection = connect(database, user);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private Connection connect(String database, String user) throws SQLException {
    String password =
        user.equals("items")
            ? platform.secrets().postgresItemsPassword()
            : platform.secrets().postgresSuperuserPassword();
    return DriverManager.getConnection(platform.jdbcUrl(database), user, password);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
