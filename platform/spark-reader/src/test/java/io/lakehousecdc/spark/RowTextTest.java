package io.lakehousecdc.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RowTextTest {
  @Test
  void everyTypeHasOneText() {
    assertThat(
            RowText.of(
                List.of(
                    true,
                    7,
                    8L,
                    1.5f,
                    -0.0,
                    new BigDecimal("1.50"),
                    "a",
                    new byte[] {0, -1},
                    LocalDate.of(2026, 1, 2),
                    LocalDateTime.of(2026, 1, 2, 3, 4, 5, 6000),
                    UUID.fromString("00000000-0000-0000-0000-000000000001"))))
        .isEqualTo(
            "true\t7\t8\t1.5\t-0.0\t1.50\ta\t\\x00ff\t2026-01-02\t2026-01-02T03:04:05.000006"
                + "\t00000000-0000-0000-0000-000000000001");
  }

  @Test
  void equalValuesOfDifferentClassesHaveEqualTexts() {
    assertThat(RowText.of(List.of(OffsetDateTime.parse("2026-01-01T01:00:00+01:00"))))
        .isEqualTo(RowText.of(List.of(Instant.parse("2026-01-01T00:00:00Z"))));
    assertThat(RowText.of(List.of(ByteBuffer.wrap(new byte[] {1}))))
        .isEqualTo(RowText.of(List.of(new byte[] {1})));
  }

  @Test
  void aTextCannotBeMistakenForNullBytesOrASecondColumn() {
    assertThat(RowText.of(Arrays.asList((Object) null))).isEqualTo("\\N");
    assertThat(RowText.of(List.of("\\N"))).isEqualTo("\\\\N");
    assertThat(RowText.of(List.of("\\x01"))).isNotEqualTo(RowText.of(List.of(new byte[] {1})));
    assertThat(RowText.of(List.of("a\tb"))).isNotEqualTo(RowText.of(List.of("a", "b")));
    assertThat(RowText.of(List.of("a\n\r"))).doesNotContain("\n", "\r");
  }

  @Test
  void aDecimalKeepsItsScale() {
    assertThat(RowText.of(List.of(new BigDecimal("1.5"))))
        .isNotEqualTo(RowText.of(List.of(new BigDecimal("1.50"))));
  }

  @Test
  void anUnknownClassIsRefused() {
    assertThatThrownBy(() -> RowText.of(List.of(List.of())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Cannot write a value as text: unsupported class java.util.");
  }
}
