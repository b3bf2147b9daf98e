package io.lakehousecdc.loadgen.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TimelineTest {
  private final Timeline open =
      Timeline.of(LoadPlan.parse("constant 10/s for 10s, constant 20/s for 10s"));

  @Test
  void skippingBeginsTheNextStageAndAfterTheLastEndsTheLoad() {
    // When
    Timeline skipped = open.skip(4);

    // Then
    assertThat(skipped.level(3.9)).isEqualTo(10);
    assertThat(skipped.level(4)).isEqualTo(20);
    assertThat(skipped.end()).isEqualTo(14);
    assertThat(skipped.skip(5).end()).isEqualTo(5);
  }

  @Test
  void stoppingEndsTheLoadForGood() {
    // When
    Timeline stopped = open.stop(3);

    // Then
    assertThat(stopped.end()).isEqualTo(3);
    assertThat(stopped.rest(3)).isEmpty();
    assertThat(stopped.resume(4).skip(4).pause(5).end()).isEqualTo(3);
  }

  @Test
  void anEditWhilePausedWaitsForTheResumption() {
    // When
    Timeline edited = open.pause(2).edit(3, LoadPlan.parse("constant 7/s for 1s"));

    // Then
    assertThat(edited.paused()).isTrue();
    assertThat(edited.level(4)).isZero();
    assertThat(edited.resume(5).level(5.5)).isEqualTo(7);
    assertThat(edited.resume(5).end()).isEqualTo(6);
  }

  @Test
  void usersStayWhilePaused() {
    // Given
    Timeline users = Timeline.of(LoadPlan.parse("ramp 0 to 100 users for 10s, constant 5 users"));

    // When
    Timeline paused = users.pause(5);

    // Then
    assertThat(paused.users(7)).isEqualTo(50);
    assertThat(paused.pausedAt(7)).isTrue();
    assertThat(paused.resume(8).users(8.5)).isEqualTo(55);
    assertThat(paused.resume(8).pausedAt(8.5)).isFalse();
  }

  @Test
  void usersAreSharedOutWithoutLossOrOverlap() {
    LoadPlan plan = LoadPlan.parse("constant 11 users");
    int together = 0;
    for (int slot = 0; slot < 3; slot++) {
      together += Timeline.of(plan, new Share(slot, 3)).users(1);
    }

    assertThat(together).isEqualTo(11);
  }

  @Test
  void ratesCannotBecomeUsers() {
    assertThatThrownBy(() -> open.edit(1, LoadPlan.parse("constant 5 users")))
        .hasMessage(
            "Cannot edit the load: it has rates, and a run cannot turn to users (start another run)");
  }

  @Test
  void changesAreRemembered() {
    Timeline changed =
        open.pause(1).resume(2).edit(3, LoadPlan.parse("constant 1/s for 9s")).stop(4);

    assertThat(changed.changes())
        .extracting(Change::kind)
        .containsExactly(Change.Kind.PAUSE, Change.Kind.RESUME, Change.Kind.EDIT, Change.Kind.STOP);
    assertThat(changed.changes().get(2))
        .isEqualTo(new Change(3, Change.Kind.EDIT, "constant 1/s for 9s"));
  }
}
