package io.lakehousecdc.loadgen.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class StampsTest {
  private final Stamps stamps = new Stamps("r-1", true);

  @Test
  void anItemTellsWhichWriteItComesFrom() {
    // Given
    String description = stamps.stamp(3, 17, "New é r-1/3/17", "About it", 1234, true);

    // Then
    assertThat(description).matches("About it #r-1/3/17/[0-9a-f]{8}");
    assertThat(stamps.origin(item("New é r-1/3/17", description, 1234, true)))
        .isEqualTo(new Origin(3, 17, true));
  }

  @Test
  void anItemThatChangedInAnyPartIsNotWhole() {
    // Given
    String name = "New r-1/3/17";
    String description = stamps.stamp(3, 17, name, "About it", 1234, true);
    String other = stamps.stamp(3, 18, "New r-1/3/18", "About it", 1234, true);
    Origin torn = new Origin(3, 17, false);

    // Then
    assertThat(stamps.origin(item("New r-1/3/1", description, 1234, true))).isEqualTo(torn);
    assertThat(stamps.origin(item(name, "x" + description, 1234, true))).isEqualTo(torn);
    assertThat(stamps.origin(item(name, description + "x", 1234, true))).isEqualTo(torn);
    assertThat(stamps.origin(item(name, description, 1235, true))).isEqualTo(torn);
    assertThat(stamps.origin(item(name, description, 1234, false))).isEqualTo(torn);
    assertThat(stamps.origin(item(name, "About it", 1234, true))).isEqualTo(torn);
    assertThat(stamps.origin(item(name, null, 1234, true))).isEqualTo(torn);
    assertThat(stamps.origin(item(name, other, 1234, true))).isEqualTo(new Origin(3, 18, false));
  }

  @Test
  void itemsOfOthersHaveNoOrigin() {
    assertThat(stamps.origin(item("Espresso cup", "for r-1", 1, false))).isNull();
    assertThat(stamps.origin(item("New xr-1/3/17", "d", 1, false))).isNull();
    assertThat(stamps.origin(item("New r-1/3", "d #r-1/3", 1, false))).isNull();
    assertThat(stamps.origin(item("New r-1/03/4", "d", 1, false))).isNull();
    assertThat(stamps.origin(item("New r-1/99999999999/4", "d", 1, false))).isNull();
  }

  @Test
  void withoutStampsTheNameAloneTells() {
    // Given
    Stamps plain = new Stamps("r-1", false);

    // Then
    assertThat(plain.stamp(3, 17, "New r-1/3/17", "About it", 1, true)).isEqualTo("About it");
    assertThat(plain.origin(item("New r-1/3/17", "About it", 1, true)))
        .isEqualTo(new Origin(3, 17, true));
  }

  @Test
  void aRunIsNamedBySafeCharacters() {
    assertThatThrownBy(() -> new Stamps("a/b", true))
        .hasMessage("Invalid run (supported: up to 60 letters, digits, '.', '_' and '-'): a/b");
  }

  private static ItemState item(
      String name,
      @org.jspecify.annotations.Nullable String description,
      long cents,
      boolean offer) {
    return new ItemState(1, name, description, cents, offer, 1, 0);
  }
}
