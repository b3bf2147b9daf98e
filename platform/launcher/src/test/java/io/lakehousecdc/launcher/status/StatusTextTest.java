package io.lakehousecdc.launcher.status;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakehousecdc.launcher.state.PartState;
import io.lakehousecdc.launcher.state.PartStatus;
import io.lakehousecdc.launcher.status.Probe.Known;
import io.lakehousecdc.launcher.status.Probe.Unknown;
import io.lakehousecdc.launcher.status.StatusReport.Connector;
import io.lakehousecdc.launcher.status.StatusReport.Part;
import io.lakehousecdc.launcher.status.StatusReport.Table;
import io.lakehousecdc.launcher.status.StatusReport.Task;
import io.lakehousecdc.launcher.status.StatusReport.Topic;
import io.lakehousecdc.launcher.terminal.Screen;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatusTextTest {
  private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");
  private static final PartStatus KAFKA =
      new PartStatus(
          "kafka", PartState.RUNNING, 4711L, 9092, null, NOW.minusSeconds(3725), 1, null);
  private static final PartStatus SINK =
      new PartStatus("cdc-sink", PartState.FAILED, null, 8081, null, null, 0, "port 8081 is taken");

  private static final StatusReport REPORT =
      new StatusReport(
          NOW,
          4700L,
          List.of(new Part(KAFKA, 548L << 20), new Part(SINK, null)),
          new Known<>(
              List.of(
                  new Connector(
                      "items-postgres",
                      "RUNNING",
                      List.of(new Task(0, "FAILED", "slot is gone"))))),
          new Known<>(
              List.of(
                  new Topic("lakehouse.public.items", 0, 12_345, 12_300L, null),
                  new Topic("lakehouse.public.orders", 0, 7, null, null))),
          new Unknown<>("catalog is not running"));

  @Test
  void showsEachSourceInAlignedColumns() {
    assertThat(String.join("\n", StatusText.lines(REPORT, new Screen().plain())) + "\n")
        .isEqualTo(
            """
            PART      STATE     PID   MEMORY     UPTIME  RESTARTS  ADDRESS
            kafka     running  4711  548 MiB  1 h 2 min         1  9092
            cdc-sink  failed      -        -          -         0  8081
            cdc-sink: port 8081 is taken

            CONNECTOR       STATE    ERROR
            items-postgres  running  -
              task 0        failed   slot is gone

            TOPIC                    PARTITION     END    SINK  LAG
            lakehouse.public.items           0  12,345  12,300   45
            lakehouse.public.orders          0       7       -    -

            Tables: unknown, catalog is not running
            """);
  }

  @Test
  void idleTableIsAsFreshAsTheLastHeartbeat() {
    // Given
    Topic heartbeats =
        new Topic("lakehouse.public.debezium_heartbeat", 0, 9, null, NOW.minusSeconds(4));
    Table items = new Table("lakehouse.items", 1L, 77L, NOW, NOW.minusSeconds(600));

    // Then
    assertThat(
            report(heartbeats, new Topic("lakehouse.public.items", 0, 5, 5L, null))
                .freshness(items))
        .isEqualTo(Duration.ofSeconds(4));
    assertThat(
            report(heartbeats, new Topic("lakehouse.public.items", 0, 6, 5L, null))
                .freshness(items))
        .isEqualTo(Duration.ofSeconds(600));
  }

  private static StatusReport report(Topic... topics) {
    return new StatusReport(
        NOW,
        4700L,
        List.of(),
        new Unknown<>("-"),
        new Known<>(List.of(topics)),
        new Unknown<>("-"));
  }

  @Test
  void freshnessIsTheAgeOfTheNewestSourceTransaction() {
    // Given
    Table items =
        new Table("lakehouse.items", 1_000_000L, 77L, NOW.minusSeconds(2), NOW.minusMillis(3_200));
    StatusReport report =
        new StatusReport(
            NOW,
            4700L,
            List.of(),
            new Unknown<>("-"),
            new Unknown<>("-"),
            new Known<>(List.of(items)));

    // When
    List<String> lines = StatusText.lines(report, new Screen().plain());

    // Then
    assertThat(lines)
        .endsWith(
            "TABLE                 ROWS  FRESHNESS  SNAPSHOT  COMMITTED",
            "lakehouse.items  1,000,000      3.2 s        77  2.0 s ago");
  }

  @Test
  void withoutASupervisorItSaysHowToStart() {
    // Given
    StatusReport report =
        new StatusReport(
            NOW, null, List.of(), new Unknown<>("-"), new Unknown<>("-"), new Unknown<>("-"));

    // Then
    assertThat(StatusText.lines(report, new Screen().plain()))
        .last()
        .isEqualTo("The platform is not running; start it with ./lakehouse up");
  }

  @Test
  void jsonHoldsTheSameWithUnits() throws IOException {
    // When
    JsonNode json = new ObjectMapper().readTree(StatusJson.text(REPORT));

    // Then
    assertThat(json.at("/parts/0/memoryBytes").asLong()).isEqualTo(548L << 20);
    assertThat(json.at("/parts/0/uptimeSeconds").asDouble()).isEqualTo(3725.0);
    assertThat(json.at("/connectors/0/tasks/0/error").asText()).isEqualTo("slot is gone");
    assertThat(json.at("/topics/0/lag").asLong()).isEqualTo(45);
    assertThat(json.at("/topics/1/lag").isNull()).isTrue();
    assertThat(json.at("/tables").isNull()).isTrue();
    assertThat(json.at("/tablesError").asText()).isEqualTo("catalog is not running");
  }
}
