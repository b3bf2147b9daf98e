package io.lakehousecdc.items.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

class TurnGaugesTest {

  @Test
  void theGaugesFollowTheTurns() {
    // Given
    SimpleMeterRegistry registry = new SimpleMeterRegistry();
    Turns turns = new Turns(2, 8);
    new TurnGauges(turns).bindTo(registry);
    Runnable nothing = () -> {};

    // When
    turns.take(nothing);

    // Then
    assertThat(registry.get("items.database.turns.free").gauge().value()).isEqualTo(1);
    assertThat(registry.get("items.database.turns.waiting").gauge().value()).isZero();

    // When
    turns.take(nothing);
    turns.take(() -> {});

    // Then
    assertThat(registry.get("items.database.turns.free").gauge().value()).isZero();
    assertThat(registry.get("items.database.turns.waiting").gauge().value()).isEqualTo(1);
  }
}
