package io.lakehousecdc.spark;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The class path of Spark's JVM, which this module's build wrote next to its classes. */
final class ClassPath {
  private ClassPath() {}

  /**
   * @throws IllegalStateException if the module is not built
   */
  static String read() {
    Path classes = location();
    Path file = classes.resolveSibling("class-path");
    if (!Files.isRegularFile(file)) {
      throw new IllegalStateException(
          "Cannot start Spark: " + file + " is missing; build with 'mvn package' first");
    }
    try {
      return classes + File.pathSeparator + Files.readString(file).strip();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file, e);
    }
  }

  /** {@code target/classes} or the jar in {@code target}. */
  private static Path location() {
    try {
      return Path.of(ClassPath.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("Cannot start Spark: its classes have no location", e);
    }
  }
}
