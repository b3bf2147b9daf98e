package io.lakehousecdc.launcher.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakehousecdc.launcher.lake.History.SnapshotTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class HistoryTest {
  private static final Instant T0 = Instant.parse("2026-03-10T12:00:00Z");
  private static final SnapshotTime FIRST = new SnapshotTime(11, T0);
  private static final SnapshotTime SECOND = new SnapshotTime(22, T0.plusSeconds(10));
  private static final SnapshotTime BACK_TO_FIRST = new SnapshotTime(11, T0.plusSeconds(20));

  private final History history =
      new History("lakehouse.items", List.of(FIRST, SECOND), List.of(FIRST, SECOND, BACK_TO_FIRST));

  @Test
  void aTimeMeansTheSnapshotThatWasCurrentThen() {
    assertThat(resolve(0)).isEqualTo(11);
    assertThat(resolve(9)).isEqualTo(11);
    assertThat(resolve(10)).isEqualTo(22);
    assertThat(resolve(3600)).as("after the rollback").isEqualTo(11);
  }

  @Test
  void aSnapshotIdMeansItself() {
    assertThat(history.resolve(new AsOf.SnapshotId(22))).isEqualTo(22);
  }

  @Test
  void anUnknownSnapshotIsRefusedWithTheOldestThatThereIs() {
    assertThatThrownBy(() -> history.resolve(new AsOf.SnapshotId(33)))
        .hasMessage(
            "Cannot read lakehouse.items as of snapshot 33: it has no such snapshot, or it has expired;"
                + " its oldest is 11 of 2026-03-10T12:00:00Z");
  }

  @Test
  void aTimeBeforeTheFirstSnapshotIsRefused() {
    assertThatThrownBy(() -> resolve(-1))
        .hasMessage(
            "Cannot read lakehouse.items as of 2026-03-10T11:59:59Z: it had no snapshot at that time;"
                + " its oldest is 11 of 2026-03-10T12:00:00Z");
  }

  @Test
  void aTimeWhoseSnapshotHasExpiredIsRefused() {
    // Given
    History expired = new History("lakehouse.items", List.of(SECOND), List.of(FIRST, SECOND));

    // Then
    assertThatThrownBy(() -> expired.resolve(new AsOf.Time(T0)))
        .hasMessage(
            "Cannot read lakehouse.items as of 2026-03-10T12:00:00Z: snapshot 11 of that time has expired;"
                + " its oldest is 22 of 2026-03-10T12:00:10Z");
  }

  @Test
  void aTableWithoutSnapshotsSaysSo() {
    assertThatThrownBy(
            () -> new History("lakehouse.t", List.of(), List.of()).resolve(new AsOf.Time(T0)))
        .hasMessageEndingWith("it had no snapshot at that time; it has none");
  }

  private long resolve(int seconds) {
    return history.resolve(new AsOf.Time(T0.plusSeconds(seconds)));
  }
}
