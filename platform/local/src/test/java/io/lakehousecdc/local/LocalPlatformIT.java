package io.lakehousecdc.local;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

class LocalPlatformIT {
  private static LocalPlatform platform;

  @BeforeAll
  static void startServers() {
    platform = LocalPlatform.start(Part.SERVERS);
  }

  @AfterAll
  static void stopServers() {
    platform.close();
  }

  @Test
  void postgresIsDurable() throws SQLException {
    assertThat(show("fsync")).isEqualTo("on");
    assertThat(show("synchronous_commit")).isEqualTo("on");
    assertThat(show("full_page_writes")).isEqualTo("on");
    assertThat(show("wal_level")).isEqualTo("logical");
    assertThat(show("server_version")).startsWith("17.");
  }

  @Test
  void postgresKeepsCommittedRowsOverKillAndRestart() throws SQLException {
    // Given
    items("CREATE TABLE kept (id int)", "INSERT INTO kept VALUES (1)");

    // When
    platform.kill(Part.POSTGRES);
    platform.restart(Part.POSTGRES);
    items("INSERT INTO kept VALUES (2)");
    platform.restart(Part.POSTGRES);

    // Then
    assertThat(
            query("items", platform.secrets().postgresItemsPassword(), "SELECT sum(id) FROM kept"))
        .isEqualTo("3");
  }

  @Test
  void postgresStopsTheServerThatAKilledParentLeftBehind() throws SQLException {
    // Given
    ProcessHandle orphan =
        platform
            .process(Part.POSTGRES)
            .descendants()
            .filter(this::isPostmaster)
            .findFirst()
            .orElseThrow();
    platform.process(Part.POSTGRES).destroyForcibly();
    await().until(() -> !platform.process(Part.POSTGRES).isAlive());
    assertThat(orphan.isAlive()).isTrue();

    // When
    platform.restart(Part.POSTGRES);

    // Then
    assertThat(orphan.isAlive()).isFalse();
    assertThat(show("port")).isEqualTo(String.valueOf(platform.postgresPort()));
  }

  @Test
  void postgresRefusesAWrongPassword() {
    for (String user : List.of("postgres", "items", "debezium", "iceberg_catalog")) {
      assertThatThrownBy(() -> query(user, "wrong", "SELECT 1"))
          .hasMessageContaining("password authentication failed");
    }
  }

  @Test
  void debeziumReadsTablesOfItemsAndWritesNone() throws SQLException {
    // Given
    items("CREATE TABLE readable (id int)");
    String password = platform.secrets().postgresDebeziumPassword();

    // When
    String rows = query("debezium", password, "SELECT count(*) FROM readable");

    // Then
    assertThat(rows).isEqualTo("0");
    assertThatThrownBy(() -> query("debezium", password, "DELETE FROM readable RETURNING 1"))
        .hasMessageContaining("permission denied");
  }

  @Test
  void kafkaKeepsRecordsOverKillAndRestart() throws Exception {
    // Given
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", platform.bootstrapServers()))) {
      admin.createTopics(List.of(new NewTopic("kept", 1, (short) 1))).all().get(30, SECONDS);
    }
    produce("kept", "first");

    // When
    platform.kill(Part.KAFKA);
    platform.restart(Part.KAFKA);
    produce("kept", "second");
    platform.restart(Part.KAFKA);

    // Then
    assertThat(consumeUntil("kept", records -> records.size() == 2))
        .extracting(ConsumerRecord::value)
        .containsExactly("first", "second");
  }

  @Test
  void kafkaMakesNoTopicByAccident() {
    assertThatThrownBy(() -> produce("typing-error", "lost"))
        .hasStackTraceContaining("typing-error not present in metadata");
  }

  @Test
  void s3KeepsObjectsOverKillAndRestart() {
    try (S3Client s3 = s3(platform.secrets().s3SecretKey())) {
      // Given
      s3.putObject(put -> put.bucket("warehouse").key("a/kept"), RequestBody.fromString("content"));

      // When
      platform.kill(Part.S3);
      platform.restart(Part.S3);

      // Then
      assertThat(s3.getObjectAsBytes(get -> get.bucket("warehouse").key("a/kept")).asUtf8String())
          .isEqualTo("content");
    }
  }

  @Test
  void s3RefusesAWrongSignature() {
    try (S3Client s3 = s3("wrong")) {
      assertThatThrownBy(() -> s3.listObjectsV2(list -> list.bucket("warehouse")))
          .isInstanceOfSatisfying(
              S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(403));
      assertThatThrownBy(
              () ->
                  s3.putObject(put -> put.bucket("warehouse").key("x"), RequestBody.fromString("")))
          .isInstanceOfSatisfying(
              S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(403));
    }
  }

  @Test
  void rowsReachTheTopicAlsoAfterConnectWasKilled() throws SQLException {
    // Given
    items(
        "CREATE TABLE items (id int PRIMARY KEY, name text, price numeric(12,2),"
            + " note text DEFAULT 'none')",
        "CREATE TABLE debezium_heartbeat (id int PRIMARY KEY, ts timestamptz)",
        "GRANT INSERT, UPDATE ON debezium_heartbeat TO debezium",
        "CREATE PUBLICATION lakehouse_items FOR TABLE items, debezium_heartbeat",
        "INSERT INTO items VALUES (1, 'one', 1.50, NULL)");
    platform.registerConnector();

    // When
    items("UPDATE items SET name = 'two'");
    consumeUntil("lakehouse.public.items", records -> records.size() >= 2);
    platform.kill(Part.CONNECT);
    items("DELETE FROM items");
    platform.restart(Part.CONNECT);

    // Then
    List<ConsumerRecord<String, String>> records =
        consumeUntil("lakehouse.public.items", all -> last(all).value() == null);
    assertThat(records.get(0).value())
        .contains("\"schema\":", "\"op\":\"r\"")
        .contains("\"after\":{\"id\":1,\"name\":\"one\",\"price\":\"AJY=\",\"note\":null}");
    assertThat(records.get(1).value())
        .contains("\"op\":\"u\"", "\"name\":\"two\"", "\"lsn\":", "\"transaction\":{\"id\":");
    // Debezium delivers at least once: what it had not yet acknowledged when it was killed comes
    // again.
    assertThat(records.get(records.size() - 2).value()).contains("\"op\":\"d\"");
    assertThat(last(records).key()).contains("\"payload\":{\"id\":1}");
  }

  private static ConsumerRecord<String, String> last(List<ConsumerRecord<String, String>> records) {
    return records.get(records.size() - 1);
  }

  private boolean isPostmaster(ProcessHandle process) {
    return process.info().command().orElse("").endsWith("/bin/postgres")
        && process.parent().equals(Optional.of(platform.process(Part.POSTGRES)));
  }

  private static String show(String setting) throws SQLException {
    return query("postgres", platform.secrets().postgresSuperuserPassword(), "SHOW " + setting);
  }

  private static String query(String user, String password, String query) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(platform.jdbcUrl("items"), user, password);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getString(1);
    }
  }

  private static void items(String... statements) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(
                platform.jdbcUrl("items"), "items", platform.secrets().postgresItemsPassword());
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private static void produce(String topic, String value) throws Exception {
    Map<String, Object> settings =
        Map.of("bootstrap.servers", platform.bootstrapServers(), "max.block.ms", 3000);
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
      producer.send(new ProducerRecord<>(topic, value)).get(30, SECONDS);
    }
  }

  private static List<ConsumerRecord<String, String>> consumeUntil(
      String topic, Predicate<List<ConsumerRecord<String, String>>> complete) {
    Map<String, Object> settings =
        Map.of("bootstrap.servers", platform.bootstrapServers(), "auto.offset.reset", "earliest");
    List<ConsumerRecord<String, String>> records = new ArrayList<>();
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
      consumer.assign(List.of(new TopicPartition(topic, 0)));
      await()
          .atMost(Duration.ofSeconds(90))
          .until(
              () -> {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
                return !records.isEmpty() && complete.test(records);
              });
    }
    return records;
  }

  private static S3Client s3(String secretKey) {
    URI endpoint = platform.s3Endpoint();
    return S3Client.builder()
        .endpointOverride(endpoint)
        .region(Region.US_EAST_1)
        .forcePathStyle(true)
        .credentialsProvider(
            StaticCredentialsProvider.create(
                AwsBasicCredentials.create(platform.secrets().s3AccessKey(), secretKey)))
        .build();
  }
}
