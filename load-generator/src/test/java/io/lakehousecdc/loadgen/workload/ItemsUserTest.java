package io.lakehousecdc.loadgen.workload;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakehousecdc.loadgen.fake.FakeItems;
import io.lakehousecdc.loadgen.model.RunModel;
import io.lakehousecdc.loadgen.verify.Findings;
import io.lakehousecdc.loadgen.verify.WriteListener;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ItemsUserTest {
  private static final Scenario SEED_MIX = Presets.find("seed-mix").orElseThrow();

  private final FakeItems items = new FakeItems();

  @Test
  void aUserBeginsWithItsFirstItems() {
    // Given
    VirtualUser user = workload(SEED_MIX, "r", 1).user(0);

    // When
    List<String> bodies = new ArrayList<>();
    while (user.starting()) {
      bodies.add(body(answered(user)));
    }

    // Then
    assertThat(bodies).hasSize(5);
    assertThat(bodies.get(1))
        .matches(
            "\\{\"name\":\"Test Item r/0/1\",\"description\":\"Description for test item r/0/1"
                + " #r/0/1/[0-9a-f]{8}\",\"price\":2000,\"on_offer\":true}");
    assertThat(items.size()).isEqualTo(5);
  }

  @Test
  void tasksAreChosenByTheirWeights() {
    // Given
    Workload workload = workload(SEED_MIX, "r", 1);
    VirtualUser user = workload.user(0);
    Map<String, Integer> counts = new HashMap<>();

    // When
    for (int i = 0; i < 24_000; i++) {
      Call call = answered(user);
      if (call != null) {
        counts.merge(workload.operations().get(call.operation()), 1, Integer::sum);
      }
    }

    // Then
    assertThat(counts.get("Get All Items")).isBetween(5_700, 6_300);
    assertThat(counts.get("Get Single Item")).isBetween(7_700, 8_300);
    assertThat(counts.get("Create Item")).isBetween(3_800, 4_200);
    assertThat(counts.get("Update Item")).isBetween(3_800, 4_200);
    assertThat(counts.get("Delete Item")).isBetween(1_850, 2_150);
  }

  @Test
  void theSameSeedGivesTheSameOperations() {
    assertThat(calls("r", 42)).isEqualTo(calls("r", 42));
    assertThat(calls("r", 43)).isNotEqualTo(calls("r", 42));
  }

  @Test
  void whatAServerAnswersDoesNotShiftTheOperations() {
    // Given
    VirtualUser fine = workload(SEED_MIX, "r", 42).user(0);
    VirtualUser failing = workload(SEED_MIX, "r", 42).user(0);

    // Then
    for (int i = 0; i < 1_000; i++) {
      Call call = answered(fine);
      Call other = failing.next(0);
      if (other != null) {
        failing.failed(other, Outcome.TIMEOUT, 0);
        assertThat(call.operation()).isEqualTo(other.operation());
      }
      assertThat(failing.thinkNanos()).isEqualTo(fine.thinkNanos()).isBetween(0L, 5_000_000_000L);
    }
  }

  @Test
  void noTwoWritesHaveTheSameName() {
    // Given
    Workload workload = workload(SEED_MIX, "r", 42);
    Set<String> names = new HashSet<>();

    // Then
    for (int index = 0; index < 20; index++) {
      VirtualUser user = workload.user(index);
      for (int i = 0; i < 500; i++) {
        Call call = answered(user);
        if (call != null && call.body() != null) {
          assertThat(names.add(body(call).split("\"")[3])).isTrue();
        }
      }
    }
  }

  @Test
  void aScenarioThatHoldsItsSizeKeepsIt() {
    // Given
    VirtualUser user = workload(Presets.find("soak").orElseThrow(), "r", 1).user(0);

    // When
    for (int i = 0; i < 3_000; i++) {
      answered(user);
    }

    // Then
    assertThat(items.size()).isBetween(19, 20);
  }

  @Test
  void locustsAccountingTakesNotFoundForAFailureAndWritesNoStamps() {
    // Given
    Scenario locust = SEED_MIX.withAccounting(Accounting.LOCUST);
    VirtualUser user = workload(locust, "r", 1).user(0);
    Call first = answered(user);

    // Then
    assertThat(body(first)).contains("\"description\":\"Description for test item r/0/0\"");
    Call read = user.next(0);
    while (read.operation() != 2) {
      answer(user, read);
      read = user.next(0);
    }
    assertThat(read.method()).isEqualTo("GET");
    assertThat(user.answered(read, new Answer(404, new byte[0], 0, 0, 0)))
        .isEqualTo(Outcome.UNEXPECTED_STATUS);
  }

  private List<String> calls(String run, long seed) {
    VirtualUser user = workload(SEED_MIX, run, seed).user(3);
    List<String> calls = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      Call call = user.next(0);
      if (call != null) {
        calls.add(call.operation() + (call.body() == null ? "" : body(call)));
        user.failed(call, Outcome.REFUSED, 0);
      }
    }
    return calls;
  }

  private Call answered(VirtualUser user) {
    Call call = user.next(0);
    if (call != null) {
      answer(user, call);
    }
    return call;
  }

  private void answer(VirtualUser user, Call call) {
    FakeItems.Reply reply = items.handle(call.method(), call.path(), call.body());
    Outcome outcome = user.answered(call, new Answer(reply.status(), reply.body(), 0, 0, 0));
    assertThat(outcome).isEqualTo(Outcome.OK);
  }

  private static Workload workload(Scenario scenario, String run, long seed) {
    return new ItemsWorkload(
        scenario, run, seed, new RunModel(), new Findings(), WriteListener.NONE);
  }

  private static String body(Call call) {
    return new String(call.body(), StandardCharsets.UTF_8);
  }
}
