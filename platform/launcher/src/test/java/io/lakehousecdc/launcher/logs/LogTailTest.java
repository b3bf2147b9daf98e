package io.lakehousecdc.launcher.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTailTest {
  @TempDir private Path directory;

  @Test
  void givesTheLastLinesWhetherOrNotTheLastOneIsComplete() throws IOException {
    assertThat(LogTail.last(log("a\nb\nc\n"), 2)).isEqualTo("b\nc\n");
    assertThat(LogTail.last(log("a\nb\nc"), 2)).isEqualTo("b\nc");
  }

  @Test
  void givesAllOfAShortFile() throws IOException {
    assertThat(LogTail.last(log("a\nb\n"), 2)).isEqualTo("a\nb\n");
    assertThat(LogTail.last(log("a\nb\n"), 50)).isEqualTo("a\nb\n");
    assertThat(LogTail.last(log(""), 50)).isEmpty();
  }

  @Test
  void findsLinesThatReachOverSeveralBlocks() throws IOException {
    // Given
    String text =
        IntStream.range(0, 100)
            .mapToObj(i -> i + " " + "é".repeat(500) + "\n")
            .collect(Collectors.joining());

    // When
    String last = LogTail.last(log(text), 40);

    // Then
    assertThat(last).isEqualTo(text.substring(text.indexOf("60 ")));
  }

  private Path log(String text) throws IOException {
    return Files.writeString(directory.resolve("part.log"), text);
  }
}
