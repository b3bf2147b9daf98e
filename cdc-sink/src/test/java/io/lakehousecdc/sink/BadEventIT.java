package io.lakehousecdc.sink;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.lakehousecdc.local.LocalPlatform;
import io.lakehousecdc.sink.consume.ChangeConsumer;
import io.lakehousecdc.sink.consume.TableStatus;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every kind of event that cannot be taken, through a real broker, into real tables: each stops its
 * table and no other, right before the event.
 */
@QuarkusTest
@QuarkusTestResource(RealPlatform.class)
class BadEventIT {

  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  @Nullable LocalPlatform platform;

  @Inject ChangeConsumer changes;

  static Stream<Arguments> badEvents() {
    DebeziumJson json = new DebeziumJson("wrong");
    byte[] good = json.create(2, "good");
    return Stream.of(
        Arguments.of("garbage", json.key(2), new byte[] {1, 2, 3, (byte) 0xff, 0}),
        Arguments.of("truncated", json.key(2), Arrays.copyOf(good, good.length - 40)),
        Arguments.of(
            "unknown_op", json.key(2), json.value("x", "{\"id\":2,\"name\":\"n\"}", "wrong")),
        Arguments.of("missing_key", null, good),
        Arguments.of(
            "wrong_type", json.key(2), json.value("c", "{\"id\":\"two\",\"name\":\"n\"}", "wrong")),
        Arguments.of("too_large", json.key(2), json.create(2, "x".repeat(20_000_000))),
        Arguments.of(
            "unknown_table", json.key(2), json.value("c", "{\"id\":2,\"name\":\"n\"}", "another")));
  }

  @ParameterizedTest
  @MethodSource("badEvents")
  void stopsItsTableRightBeforeIt(String kind, byte @Nullable [] key, byte[] value)
      throws Exception {
    // Given
    String topic = "lakehouse.public." + kind;
    DebeziumJson json = new DebeziumJson(kind);
    createTopic(topic);

    // When
    send(topic, json.key(1), json.create(1, "before"));
    send(topic, key, value);
    send(topic, json.key(3), json.create(3, "after"));

    // Then
    String error = "Cannot decode change event " + topic + "-0@1: ";
    await()
        .atMost(TIMEOUT)
        .untilAsserted(
            () -> {
              TableStatus status = status(kind);
              assertThat(status.state()).isEqualTo(TableStatus.State.FAILED);
              assertThat(status.error()).startsWith(error);
              assertThat(status.committedOffsets()).isEqualTo(Map.of(topic + "-0", 1L));
              assertThat(status.keys()).isEqualTo(1);
            });
    given()
        .get("/q/health/ready")
        .then()
        .statusCode(503)
        .body("checks.find { it.name == 'tables' }.data." + kind, startsWith(error));
    given().get("/q/health/live").then().statusCode(200);
    given().get("/tables/" + kind).then().statusCode(200).body("state", equalTo("FAILED"));
  }

  @Test
  void otherTablesGoOn() throws Exception {
    // Given
    createTopic("lakehouse.public.stopped");
    createTopic("lakehouse.public.going");
    send("lakehouse.public.stopped", null, "garbage".getBytes(StandardCharsets.UTF_8));
    await()
        .atMost(TIMEOUT)
        .untilAsserted(
            () -> assertThat(status("stopped").state()).isEqualTo(TableStatus.State.FAILED));
    DebeziumJson json = new DebeziumJson("going");

    // When
    for (long id = 0; id < 100; id++) {
      send("lakehouse.public.going", json.key(id), json.create(id, "row"));
    }

    // Then
    await().atMost(TIMEOUT).untilAsserted(() -> assertThat(status("going").keys()).isEqualTo(100));
    assertThat(status("going").error()).isNull();
  }

  private TableStatus status(String table) {
    return changes.tables().stream()
        .filter(status -> status.table().equals(table))
        .findAny()
        .orElseThrow(() -> new AssertionError("no table " + table + " yet"));
  }

  private void createTopic(String topic) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", platform.bootstrapServers()))) {
      admin
          .createTopics(List.of(new NewTopic(topic, 1, (short) 1)))
          .all()
          .get(30, TimeUnit.SECONDS);
    }
  }

  private void send(String topic, byte @Nullable [] key, byte[] value) throws Exception {
    Map<String, Object> config =
        Map.of(
            "bootstrap.servers",
            platform.bootstrapServers(),
            "max.request.size",
            32 << 20,
            "buffer.memory",
            64L << 20);
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>(topic, 0, key, value)).get(30, TimeUnit.SECONDS);
    }
  }
}
