package io.lakehousecdc.items;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PackageIT {

  @Test
  void carriesNothingThatOnlyTestsAndTheDevModeNeed() throws IOException {
    // When
    List<String> files;
    try (Stream<Path> paths = Files.walk(Path.of("target", "quarkus-app"))) {
      files = paths.map(path -> path.getFileName().toString()).toList();
    }

    // Then
    assertThat(files).contains("quarkus-run.jar");
    assertThat(files).noneMatch(file -> file.contains("platform-local"));
  }
}
