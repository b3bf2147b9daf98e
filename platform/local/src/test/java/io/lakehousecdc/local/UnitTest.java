package io.lakehousecdc.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class UnitTest {
  private static final Set<Part> ALL = EnumSet.allOf(Part.class);

  @Test
  void serversShareAProcess() {
    assertThat(Unit.plan(ALL, Set.of()))
        .containsExactly(
            Unit.alone(Part.POSTGRES),
            new Unit("servers", List.of(Part.KAFKA, Part.CONNECT, Part.S3)),
            Unit.alone(Part.CATALOG),
            Unit.alone(Part.ITEMS_API),
            Unit.alone(Part.CDC_SINK),
            Unit.alone(Part.LOAD_GENERATOR));
  }

  @Test
  void anIsolatedServerHasItsOwnProcess() {
    assertThat(Unit.plan(ALL, Set.of(Part.KAFKA)))
        .contains(Unit.alone(Part.KAFKA), new Unit("servers", List.of(Part.CONNECT, Part.S3)))
        .hasSize(7);
    assertThat(Unit.plan(ALL, ALL)).hasSize(8).allMatch(unit -> unit.parts().size() == 1);
  }

  @Test
  void theLastServerLeftIsNamedAfterItself() {
    assertThat(Unit.plan(EnumSet.of(Part.S3), Set.of())).containsExactly(Unit.alone(Part.S3));
  }

  @Test
  void needsOnlyPartsOfOtherUnits() {
    Unit servers = new Unit("servers", List.of(Part.KAFKA, Part.CONNECT, Part.S3));

    assertThat(servers.needs()).isEmpty();
    assertThat(Unit.alone(Part.CONNECT).needs()).containsExactly(Part.KAFKA);
  }

  @Test
  void everyPartComesAfterThoseThatItNeeds() {
    for (Part part : Part.values()) {
      assertThat(part.needs()).allMatch(needed -> needed.ordinal() < part.ordinal());
    }
  }
}
