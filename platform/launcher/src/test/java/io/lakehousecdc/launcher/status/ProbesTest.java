package io.lakehousecdc.launcher.status;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakehousecdc.launcher.status.StatusReport.Connector;
import io.lakehousecdc.launcher.status.StatusReport.Task;
import io.lakehousecdc.launcher.status.StatusReport.Topic;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class ProbesTest {

  @Test
  void rowsAreTheRecordsLessTheDeletedPositions() {
    assertThat(LakeProbe.rows(Map.of("total-records", "10", "total-position-deletes", "4")))
        .isEqualTo(6);
    assertThat(LakeProbe.rows(Map.of("total-records", "10"))).isEqualTo(10);
  }

  @Test
  void rowsAreUnknownWithEqualityDeletes() {
    assertThat(LakeProbe.rows(Map.of("total-records", "10", "total-equality-deletes", "1")))
        .isNull();
    assertThat(LakeProbe.rows(Map.of())).isNull();
  }

  @Test
  void aConnectorsTaskTellsTheFirstLineOfItsTrace() throws IOException {
    // Given
    String answer =
        """
        {"items-postgres": {"status": {"name": "items-postgres",
          "connector": {"state": "RUNNING", "worker_id": "127.0.0.1:8083"},
          "tasks": [{"id": 0, "state": "FAILED", "trace": "slot is gone\\n\\tat x"}], "type": "source"}}}
        """;

    // Then
    assertThat(ConnectProbe.connectors(new ObjectMapper().readTree(answer)))
        .singleElement()
        .returns("items-postgres", Connector::name)
        .returns("RUNNING", Connector::state)
        .extracting(connector -> connector.tasks().get(0))
        .returns("FAILED", Task::state)
        .returns("slot is gone", Task::error);
  }

  @Test
  void aPartitionWithoutACommittedOffsetHasNoLag() {
    // Given: a group answers null for a partition that it never committed.
    TopicPartition items = new TopicPartition("items", 0);
    TopicPartition orders = new TopicPartition("orders", 0);
    Map<TopicPartition, OffsetAndMetadata> committed = new HashMap<>();
    committed.put(items, new OffsetAndMetadata(7));
    committed.put(orders, null);

    // When
    var topics = KafkaProbe.topics(Map.of(orders, end(3), items, end(10)), Map.of(), committed);

    // Then
    assertThat(topics)
        .containsExactly(
            new Topic("items", 0, 10, 7L, null), new Topic("orders", 0, 3, null, null));
    assertThat(topics.get(0).lag()).hasValue(3);
    assertThat(topics.get(1).lag()).isEmpty();
  }

  @Test
  void memoryOfThisProcessIsKnownAndThatOfAnotherNotCounted() {
    // Given
    long self = ProcessHandle.current().pid();

    // Then
    assertThat(ProcessMemory.ofTree(self, Set.of()).orElseThrow()).isGreaterThan(10L << 20);
    assertThat(ProcessMemory.ofTree(Integer.MAX_VALUE, Set.of())).isEmpty();
  }

  private static ListOffsetsResultInfo end(long offset) {
    return new ListOffsetsResultInfo(offset, -1, java.util.Optional.empty());
  }
}
