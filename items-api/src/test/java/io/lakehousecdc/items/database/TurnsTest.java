package io.lakehousecdc.items.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakehousecdc.items.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class TurnsTest {
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final Duration SHORT = Duration.ofMillis(20);

  private final Turns turns = new Turns(1, 2);
  private final List<String> begun = new ArrayList<>();

  @Test
  void turnsAreGivenInTheOrderInWhichTheyWereAskedForAndNoMoreThanTheQueueHolds() {
    // Given
    CompletableFuture<String> first = new CompletableFuture<>();
    start("first", first, LONG);
    start("second", new CompletableFuture<>(), LONG);
    start("third", new CompletableFuture<>(), LONG);

    // Then
    assertThatThrownBy(
            () -> outcome("fourth", new CompletableFuture<>(), LONG).await().indefinitely())
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("nothing was done");
    assertThat(begun).containsExactly("first");

    // When
    first.complete("done");

    // Then
    assertThat(begun).containsExactly("first", "second");
  }

  @Test
  void aFailureGivesTheTurnBack() {
    // Given
    CompletableFuture<String> first = new CompletableFuture<>();
    start("first", first, LONG);

    // When
    first.completeExceptionally(new IllegalStateException("fails"));

    // Then
    assertThat(
            outcome("second", CompletableFuture.completedFuture("2"), LONG).await().indefinitely())
        .isEqualTo("2");
  }

  @Test
  void aClientThatGoesAwayLeavesTheQueueButNotItsTurn() {
    // Given
    CompletableFuture<String> first = new CompletableFuture<>();
    Cancellable begunClient = start("first", first, LONG);
    Cancellable waitingClient = start("second", new CompletableFuture<>(), LONG);
    start("third", new CompletableFuture<>(), LONG);

    // When
    begunClient.cancel();
    waitingClient.cancel();

    // Then
    assertThat(first).isNotCancelled();
    assertThat(begun).containsExactly("first");

    // When
    first.complete("done");

    // Then
    assertThat(begun).containsExactly("first", "third");
  }

  @Test
  void theAnswerToALateRequestTellsWhetherItsWorkHadBegun() {
    // Given
    Uni<String> started = outcome("first", new CompletableFuture<>(), SHORT);
    assertThatThrownBy(() -> started.await().indefinitely())
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("may have been done or not");

    // Then
    Uni<String> waiting = outcome("second", new CompletableFuture<>(), SHORT);
    assertThatThrownBy(() -> waiting.await().indefinitely())
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("nothing was done");
    assertThat(begun).containsExactly("first");
  }

  private Cancellable start(String name, CompletableFuture<String> work, Duration limit) {
    return outcome(name, work, limit).subscribe().with(item -> {}, failure -> {});
  }

  private Uni<String> outcome(String name, CompletableFuture<String> work, Duration limit) {
    Uni<String> recorded =
        Uni.createFrom()
            .completionStage(
                () -> {
                  begun.add(name);
                  return work;
                });
    return new Turn<>(turns, recorded).outcome(limit);
  }
}
