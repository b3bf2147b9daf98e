package io.lakehousecdc.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {
  @TempDir Path directory;

  @Test
  void keepsTheLogOfTheLastRun() throws IOException {
    // Given
    Path file = directory.resolve("logs/part.log");
    for (String run : new String[] {"first", "second", "third"}) {
      try (LogFile log = LogFile.open(file)) {
        log.line(run);
      }
    }

    // Then
    assertThat(file).hasContent("third");
    assertThat(directory.resolve("logs/part.log.1")).hasContent("second");
    assertThat(directory.resolve("logs")).isDirectoryNotContaining("glob:**.2");
  }

  @Test
  void isBounded() throws IOException {
    // Given
    Path file = directory.resolve("part.log");
    String line = "x".repeat(1 << 20);

    // When
    try (LogFile log = LogFile.open(file)) {
      for (int i = 0; i < 40; i++) {
        log.line(line);
      }
    }

    // Then
    assertThat(Files.size(file)).isLessThanOrEqualTo(LogFile.MAX_BYTES);
    assertThat(Files.size(directory.resolve("part.log.1"))).isLessThanOrEqualTo(LogFile.MAX_BYTES);
  }

  @Test
  void remembersItsLastLines() {
    try (LogFile log = LogFile.open(directory.resolve("part.log"))) {
      // When
      for (int i = 0; i < 100; i++) {
        log.line("line " + i);
      }

      // Then
      assertThat(log.tail()).hasSize(15).startsWith("line 85").endsWith("line 99");
    }
  }
}
