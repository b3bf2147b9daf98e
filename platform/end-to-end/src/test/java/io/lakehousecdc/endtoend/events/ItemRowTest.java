package io.lakehousecdc.endtoend.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ItemRowTest {
  @Test
  void aVersionOfAKeyAlwaysHasTheSameValues() {
    assertThat(ItemRow.of(5, 2)).isEqualTo(ItemRow.of(5, 2));
    assertThat(ItemRow.of(5, 2).text()).isNotEqualTo(ItemRow.of(5, 3).text());
  }

  @Test
  void anUpdateKeepsTheTimeOfCreation() {
    assertThat(ItemRow.of(5, 9).createdAt()).isEqualTo(ItemRow.of(5, 1).createdAt());
  }

  @Test
  void rowsSpreadOverMonthsAndSomeHaveNoDescription() {
    // When
    Set<YearMonth> months = new HashSet<>();
    int withoutDescription = 0;
    for (int id = 1; id <= 1_000_000; id += 1_000) {
      ItemRow row = ItemRow.of(id, 1);
      months.add(YearMonth.from(row.createdAt().atOffset(ZoneOffset.UTC)));
      withoutDescription += row.description() == null ? 1 : 0;
      assertThat(row.price().precision()).isLessThanOrEqualTo(12);
      assertThat(row.price().scale()).isEqualTo(2);
    }

    // Then
    assertThat(months).hasSize(3);
    assertThat(withoutDescription).isBetween(20, 200);
  }
}
