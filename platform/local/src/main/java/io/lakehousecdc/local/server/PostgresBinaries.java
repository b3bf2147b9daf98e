package io.lakehousecdc.local.server;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/**
 * PostgreSQL's programs, unpacked once for a user and version from the archive on the class path.
 *
 * @param home the directory that has {@code bin}, {@code lib} and {@code share}
 */
record PostgresBinaries(Path home) {
  private static final int OWNER_EXECUTES = 0100;

  /**
   * The programs below the cache directory, unpacked if they are not there yet. Safe against
   * crashes and other processes that do the same: a directory gets its final name when it is
   * complete.
   */
  static PostgresBinaries in(Path cache) throws IOException {
    URL archive = archive();
    Path home = cache.resolve(version(archive));
    if (!Files.isDirectory(home)) {
      Files.createDirectories(cache);
      Path draft = Files.createTempDirectory(cache, "unpacking-");
      try {
        unpack(archive, draft);
        Files.move(draft, home, StandardCopyOption.ATOMIC_MOVE);
      } catch (FileSystemException e) {
        Directories.delete(draft);
        if (!Files.isDirectory(home)) { // else another process was faster
          throw e;
        }
      }
    }
    return new PostgresBinaries(home);
  }

  String program(String name) {
    return home.resolve("bin").resolve(name).toString();
  }

  private static URL archive() throws IOException {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String machine = System.getProperty("os.arch");
    String name =
        "postgres-%s-%s.txz"
            .formatted(
                system.startsWith("mac") ? "darwin" : system,
                machine.equals("aarch64") ? "arm_64" : "x86_64");
    URL archive = PostgresBinaries.class.getResource("/" + name);
    if (archive == null) {
      throw new IOException(
          "Cannot start PostgreSQL: no programs for %s on %s in this build (missing %s on the class path)"
              .formatted(system, machine, name));
    }
    return archive;
  }

  /** The name of the jar that has the archive: it contains PostgreSQL's version and the system. */
  private static String version(URL archive) {
    String jar = archive.getPath().replaceAll("\\.jar!.*$", "");
    return jar.substring(jar.lastIndexOf('/') + 1);
  }

  private static void unpack(URL archive, Path target) throws IOException {
    try (InputStream file = new BufferedInputStream(archive.openStream(), 1 << 16);
        TarArchiveInputStream tar = new TarArchiveInputStream(new XZCompressorInputStream(file))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        Path path = target.resolve(entry.getName()).normalize();
        if (!path.startsWith(target)) {
          throw new IOException("Invalid entry in " + archive + ": " + entry.getName());
        }
        unpack(entry, tar, path);
      }
    }
  }

  private static void unpack(TarArchiveEntry entry, InputStream content, Path path)
      throws IOException {
    if (entry.isDirectory()) {
      Files.createDirectories(path);
      return;
    }
    Files.createDirectories(path.getParent());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
      return;
    }
    Files.copy(content, path);
    if ((entry.getMode() & OWNER_EXECUTES) != 0 && !path.toFile().setExecutable(true)) {
      throw new IOException("Cannot make executable: " + path);
    }
  }
}
