package io.lakehousecdc.catalog.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.Function;
import org.apache.iceberg.exceptions.BadRequestException;
import org.junit.jupiter.api.Test;

final class PageTest {

  private static final List<String> ALL = List.of("c", "a", "e", "b", "d");

  @Test
  void withoutTokenAndSizeEverythingIsOnOnePage() {
    assertThat(page(ALL, null, null)).isEqualTo(new Page<>(List.of("a", "b", "c", "d", "e"), null));
  }

  @Test
  void pagesFollowEachOtherInOrder() {
    // When
    Page<String> first = page(ALL, "", 2);
    Page<String> second = page(ALL, first.nextToken(), 2);
    Page<String> third = page(ALL, second.nextToken(), 2);

    // Then
    assertThat(List.of(first.items(), second.items(), third.items()))
        .containsExactly(List.of("a", "b"), List.of("c", "d"), List.of("e"));
    assertThat(third.nextToken()).isNull();
  }

  @Test
  void exactlyFullLastPageHasNoSuccessor() {
    assertThat(page(ALL, "", 5).nextToken()).isNull();
  }

  @Test
  void whatIsCreatedOrDroppedBetweenPagesHidesNothingElse() {
    // Given
    Page<String> first = page(ALL, "", 2);

    // When
    Page<String> second = page(List.of("0", "1", "c", "d", "e"), first.nextToken(), 10);

    // Then
    assertThat(second.items()).containsExactly("c", "d", "e");
  }

  @Test
  void sizeBelowOneAndForeignTokenAreRefused() {
    assertThatThrownBy(() -> page(ALL, "", 0))
        .isInstanceOf(BadRequestException.class)
        .hasMessage("Invalid pageSize: 0 (supported: 1 or more)");
    assertThatThrownBy(() -> page(ALL, "!", 1))
        .isInstanceOf(BadRequestException.class)
        .hasMessage("Invalid pageToken: !");
    assertThatThrownBy(() -> Page.size("many"))
        .isInstanceOf(BadRequestException.class)
        .hasMessage("Invalid pageSize: many (supported: 1 or more)");
  }

  private static Page<String> page(List<String> all, String token, Integer size) {
    return Page.of(all, Function.identity(), token, size);
  }
}
