package io.lakehousecdc.launcher.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AsOfTest {
  private static final InstantSource CLOCK = () -> Instant.parse("2026-03-10T12:00:00Z");
  private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

  @Test
  void digitsAreASnapshotId() {
    assertThat(AsOf.parse("4358109269873137077", CLOCK, ZONE))
        .isEqualTo(new AsOf.SnapshotId(4358109269873137077L));
  }

  @ParameterizedTest
  @CsvSource({
    "5m, 2026-03-10T11:55:00Z",
    "1h30m, 2026-03-10T10:30:00Z",
    "90s, 2026-03-10T11:58:30Z",
    "2d, 2026-03-08T12:00:00Z",
    "5m ago, 2026-03-10T11:55:00Z",
    "2026-03-10T11:00:00Z, 2026-03-10T11:00:00Z",
    "2026-03-10T11:00:00.5+02:00, 2026-03-10T09:00:00.5Z",
    "2026-03-10T11:00, 2026-03-10T10:00:00Z",
    "2026-03-10 11:00:30, 2026-03-10T10:00:30Z",
    "2026-03-10, 2026-03-09T23:00:00Z"
  })
  void agesAndTimesAreAMoment(String text, Instant at) {
    assertThat(AsOf.parse(text, CLOCK, ZONE)).isEqualTo(new AsOf.Time(at));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ago", "yesterday", "5x", "-5m", "2026-13-01", "5m1h"})
  void anythingElseIsRefusedWithExamples(String text) {
    assertThatThrownBy(() -> AsOf.parse(text, CLOCK, ZONE))
        .hasMessage(
            "Invalid --as-of (supported: a snapshot id, a time like 2026-01-31T10:00:00Z, or an age like 5m): "
                + text);
  }

  @Test
  void aNumberThatIsTooLargeForASnapshotIdIsRefused() {
    assertThatThrownBy(() -> AsOf.parse("99999999999999999999", CLOCK, ZONE))
        .hasMessage("Invalid --as-of: no snapshot id is so large: 99999999999999999999");
  }
}
