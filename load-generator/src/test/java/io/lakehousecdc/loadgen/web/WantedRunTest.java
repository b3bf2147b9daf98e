package io.lakehousecdc.loadgen.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.lakehousecdc.loadgen.web.Preview.Estimate;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class WantedRunTest {
  private static final URI TARGET = URI.create("http://127.0.0.1:8080");

  @Test
  void whatADraftLeavesOpenIsThatOfTheReference() {
    WantedRun wanted = WantedRun.of(draft(null, null), TARGET);
    assertThat(wanted.scenario().name()).isEqualTo("seed-mix");
    assertThat(wanted.order().target()).isEqualTo(TARGET);
    assertThat(wanted.order().thresholds()).isNull();
  }

  @Test
  void allThatIsWrongIsToldAtOnce() {
    // When
    ProblemException problem =
        assertThrows(
            ProblemException.class,
            () -> WantedRun.of(draft("up", List.of("errors<1%", "faster please")), TARGET));

    // Then
    assertThat(problem.status()).isEqualTo(422);
    assertThat(problem.violations())
        .extracting(Violation::pointer)
        .containsExactly("#/load", "#/thresholds/1");
  }

  @Test
  void ruleOfAnOperationThatIsNotThereIsRefused() {
    ProblemException problem =
        assertThrows(
            ProblemException.class,
            () ->
                WantedRun.of(draft(null, List.of("http_req_duration{op:Fly}: p(95)<50")), TARGET));
    assertThat(problem.detail()).contains("there is no operation 'Fly'");
  }

  @Test
  void hundredUsersOfTheReferenceMakeAboutThirtyThreeRequestsASecond() {
    // Given
    WantedRun wanted = WantedRun.of(draft("constant 100 users for 1h", null), TARGET);

    // When
    Estimate estimate = Estimates.of(wanted.plan(), wanted.scenario()).estimate();

    // Then
    assertThat(estimate.rate()).isCloseTo(33.3, within(0.1));
    assertThat(estimate.requests()).isEqualTo(120_000L);
    assertThat(estimate.rowsPerHour()).isEqualTo(10_000);
    assertThat(estimate.model()).isEqualTo("closed");
  }

  @Test
  void planWithoutAnEndHasNoNumberOfRequests() {
    WantedRun wanted = WantedRun.of(draft("constant 10/s", null), TARGET);
    Estimate estimate = Estimates.of(wanted.plan(), wanted.scenario()).estimate();
    assertThat(estimate.requests()).isNull();
    assertThat(estimate.seconds()).isNull();
    assertThat(estimate.rate()).isEqualTo(10);
  }

  private static Draft draft(String load, List<String> thresholds) {
    return new Draft(null, null, load, null, null, null, thresholds);
  }
}
