package io.lakehousecdc.endtoend.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * A directory for the data of one run, which is deleted at its end; {@code LAKEHOUSE_KEEP} in the
 * environment keeps it.
 */
public record WorkDirectory(Path path) implements AutoCloseable {
  public static WorkDirectory create(String name) {
    try {
      return new WorkDirectory(Files.createTempDirectory("lakehouse-" + name + "-"));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot create a directory for " + name, e);
    }
  }

  @Override
  public void close() {
    if (System.getenv("LAKEHOUSE_KEEP") != null) {
      System.out.println("Kept " + path);
      return;
    }
    try (Stream<Path> files = Files.walk(path)) {
      for (Path file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot delete " + path, e);
    }
  }
}
