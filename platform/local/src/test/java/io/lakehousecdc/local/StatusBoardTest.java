package io.lakehousecdc.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StatusBoardTest {
  private final Endpoints endpoints = new FreePorts(new Random(1)).endpoints();
  private final StatusBoard board = new StatusBoard(endpoints, Set.of(Part.CDC_SINK));

  @Test
  void whatRunsOrIsLeftOutCanBeUsed() {
    // When
    board.running(Part.KAFKA);

    // Then
    assertThat(board.isUsable(Part.KAFKA)).isTrue();
    assertThat(board.isUsable(Part.CDC_SINK)).isTrue();
    assertThat(board.isUsable(Part.S3)).isFalse();
  }

  @Test
  void everyPartIsInTheJson() {
    // Given
    board.starting(Part.S3, ProcessHandle.current());
    board.down(Part.S3, PartState.FAILED, "it said \"no\"");

    // When
    String json = board.toJson();

    // Then
    assertThat(json)
        .startsWith("{\"parts\":[")
        .contains(
            "{\"name\":\"s3\",\"state\":\"failed\",\"pid\":0,\"port\":%d,\"url\":\"http://127.0.0.1:%d\",\"startedMillis\":0,\"restarts\":1,\"error\":\"it said \\\"no\\\"\"}"
                .formatted(endpoints.port(Part.S3), endpoints.port(Part.S3)))
        .contains("\"name\":\"cdc-sink\",\"state\":\"excluded\"");
    for (Part part : Part.values()) {
      assertThat(json).contains("\"name\":\"" + part.label() + "\"");
    }
  }

  @Test
  void anErrorIsForgottenOnceThePartRuns() {
    // Given
    board.down(Part.S3, PartState.FAILED, "gone");

    // When
    board.starting(Part.S3, ProcessHandle.current());
    String starting = board.toJson();
    board.running(Part.S3);

    // Then
    assertThat(starting).contains("gone", "\"pid\":" + ProcessHandle.current().pid());
    assertThat(board.toJson()).doesNotContain("gone");
  }
}
