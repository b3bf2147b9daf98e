package io.lakehousecdc.endtoend.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProcessUsageTest {
  @Test
  void aNameWithSpacesAndParenthesesDoesNotShiftTheFields() {
    // When
    ProcessUsage usage =
        ProcessUsage.parse(
            "42 (a (b) c) S 1 42 42 0 -1 4194560 100 0 0 0 250 50 0 0 20 0 30 0 1000",
            List.of("Name:\ta", "VmHWM:\t    2048 kB", "VmRSS:\t 1024 kB"));

    // Then
    assertThat(usage).isEqualTo(new ProcessUsage(Duration.ofSeconds(3), 2L << 20));
  }

  @Test
  void thisProcessUsesMemoryAndTime() {
    ProcessUsage usage = ProcessUsage.of(ProcessHandle.current().pid());

    assertThat(usage.peakBytes()).isGreaterThan(10L << 20);
    assertThat(usage.cpu()).isPositive();
  }
}
