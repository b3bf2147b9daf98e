package io.lakehousecdc.launcher.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {

  @ParameterizedTest
  @CsvSource({
    "PT0.04S, 0.0 s",
    "PT9.87S, 9.9 s",
    "PT59.9S, 59 s",
    "PT3M5S, 3 min 5 s",
    "PT2H4M59S, 2 h 4 min",
    "PT73H, 3 d 1 h",
    "PT-1.5S, -1.5 s"
  })
  void durationsTakeTwoUnitsAtMost(Duration duration, String words) {
    assertThat(Words.duration(duration)).isEqualTo(words);
  }

  @Test
  void memoryTurnsIntoGibibytesFromAThousandMebibytes() {
    assertThat(Words.memory(999L << 20)).isEqualTo("999 MiB");
    assertThat(Words.memory(1536L << 20)).isEqualTo("1.5 GiB");
  }

  @Test
  void countsSeparateThousandsAndTheNounAgrees() {
    assertThat(Words.count(1_234_567)).isEqualTo("1,234,567");
    assertThat(Words.count(1, "row")).isEqualTo("1 row");
    assertThat(Words.count(0, "row")).isEqualTo("0 rows");
  }
}
