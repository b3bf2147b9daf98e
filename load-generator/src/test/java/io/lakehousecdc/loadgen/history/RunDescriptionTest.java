package io.lakehousecdc.loadgen.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunDescriptionTest {

  @ParameterizedTest
  @CsvSource({"0, 5000, 5", "0, 5999, 5", "2, 5000, 7", "2, 5001, 8"})
  void whatCountsBeginsWithTheRunOrBehindTheWholeWarmUp(long warmUp, long startedAt, long first) {
    // When
    RunDescription run =
        new RunDescription(
            "id",
            "t",
            "s",
            "l",
            "u",
            1,
            List.of(),
            List.of(),
            warmUp,
            startedAt,
            Environment.ofThisProcess("1"));

    // Then
    assertThat(run.firstMeasured()).isEqualTo(first);
  }
}
