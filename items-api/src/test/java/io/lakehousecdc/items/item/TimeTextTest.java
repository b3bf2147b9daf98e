package io.lakehousecdc.items.item;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimeTextTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1970-01-01T00:00:00Z",
        "1969-12-31T23:59:59.999999Z",
        "2000-02-29T23:59:59.1Z",
        "2100-02-28T12:00:00Z",
        "0000-01-01T00:00:00Z",
        "-0001-12-31T23:59:59Z",
        "9999-12-31T23:59:59.999999999Z",
        "+10000-01-01T00:00:00Z",
        "2026-11-25T09:45:51.000001Z",
        "-290308-12-21T19:59:05.224192Z"
      })
  void aTimeIsWrittenAsTheJdkWritesIt(String text) {
    Instant time = Instant.parse(text);
    assertThat(TimeText.of(time)).isEqualTo(time.toString());
  }

  @Test
  void everyTimeIsWrittenAsTheJdkWritesIt() {
    // Given
    Random random = new Random(1);
    int[] units = {1, 1_000, 1_000_000, 1_000_000_000};

    for (int i = 0; i < 200_000; i++) {
      int unit = units[random.nextInt(units.length)];
      Instant time =
          Instant.ofEpochSecond(
              random.nextLong(-63_000_000_000L, 254_000_000_000L),
              (long) random.nextInt(1_000_000_000 / unit) * unit);

      // Then
      assertThat(TimeText.of(time)).isEqualTo(time.toString());
    }
  }
}
