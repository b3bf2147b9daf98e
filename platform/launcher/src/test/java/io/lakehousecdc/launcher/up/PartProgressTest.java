package io.lakehousecdc.launcher.up;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakehousecdc.launcher.state.PartState;
import io.lakehousecdc.launcher.state.PartStatus;
import io.lakehousecdc.launcher.state.PlatformStatus;
import io.lakehousecdc.launcher.terminal.Screen;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PartProgressTest {
  private final Screen screen = new Screen();

  @Test
  void inAPipeEachChangeIsALine() {
    // Given
    PartProgress progress = PartProgress.starting(screen.plain());

    // When
    progress.show(status(PartState.STARTING, PartState.EXCLUDED), Duration.ofMillis(100));
    progress.show(status(PartState.STARTING, PartState.EXCLUDED), Duration.ofMillis(200));
    progress.show(status(PartState.RUNNING, PartState.EXCLUDED), Duration.ofMillis(1_300));

    // Then
    assertThat(screen.out().lines())
        .containsExactly("  kafka       starting", "  kafka       running after 1.3 s");
  }

  @Test
  void onATerminalTheLinesAreWrittenOver() {
    // Given
    PartProgress progress = PartProgress.starting(screen.live());

    // When
    progress.show(status(PartState.STARTING, PartState.STOPPED), Duration.ofMillis(100));
    progress.show(status(PartState.STARTING, PartState.STOPPED), Duration.ofMillis(600));

    // Then
    assertThat(screen.out()).containsOnlyOnce("\u001b[2A").contains("for 0.5 s");
  }

  @Test
  void whatIsNotStartedYetIsNoNewsButWhatHasStoppedIs() {
    // When
    PartProgress.starting(screen.plain())
        .show(status(PartState.STOPPED, PartState.RUNNING), Duration.ofSeconds(1));
    PartProgress.stopping(screen.plain())
        .show(status(PartState.STOPPED, PartState.RUNNING), Duration.ofSeconds(2));

    // Then
    assertThat(screen.out().lines())
        .containsExactly("  connect     running after 1.0 s", "  kafka       stopped after 2.0 s");
  }

  private static PlatformStatus status(PartState kafka, PartState connect) {
    return new PlatformStatus(List.of(part("kafka", kafka), part("connect", connect)));
  }

  private static PartStatus part(String name, PartState state) {
    return new PartStatus(name, state, null, null, null, null, 0, null);
  }
}
