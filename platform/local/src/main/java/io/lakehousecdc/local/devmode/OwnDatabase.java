package io.lakehousecdc.local.devmode;

import io.lakehousecdc.local.LocalPlatform;
import io.lakehousecdc.local.Part;
import io.lakehousecdc.local.StateDirectory;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Set;

/**
 * A PostgreSQL of dev mode's own on a free port. Its data, log and password are in {@code dev-mode}
 * of the state directory and stay there: {@code mvn clean} does not delete them, {@code ./lakehouse
 * reset} does. The server ends when this JVM does, however it ends.
 */
final class OwnDatabase implements AutoCloseable {
  private final FileChannel lock;
  private final LocalPlatform postgres;
  private final Path passwordFile;

  private OwnDatabase(FileChannel lock, LocalPlatform postgres) throws IOException {
    this.lock = lock;
    this.postgres = postgres;
    this.passwordFile = writePassword(postgres);
  }

  /**
   * @throws IllegalStateException if another dev mode uses the directory, or PostgreSQL cannot be
   *     started, with its reason
   */
  static OwnDatabase start(Path state) {
    Path directory = state.resolve("dev-mode").toAbsolutePath().normalize();
    try {
      StateDirectory.create(state); // private, whoever of the platform and this comes first
      StateDirectory.create(directory);
      return start(lock(directory), directory);
    } catch (IOException e) {
      throw new IllegalStateException(
          "Cannot prepare the database of dev mode in %s: %s".formatted(directory, e.getMessage()),
          e);
    }
  }

  private static OwnDatabase start(FileChannel lock, Path directory) throws IOException {
    try {
      return new OwnDatabase(lock, LocalPlatform.start(directory, Set.of(Part.POSTGRES)));
    } catch (RuntimeException | IOException e) {
      lock.close();
      throw e;
    }
  }

  /** A second server on the same data would end the first. */
  private static FileChannel lock(Path directory) throws IOException {
    FileChannel channel =
        FileChannel.open(
            directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() != null) {
        return channel;
      }
    } catch (OverlappingFileLockException e) {
      // held by this very JVM
    }
    channel.close();
    throw new IllegalStateException(
        "Cannot start the database of dev mode: another dev mode uses %s; end it, or set LAKEHOUSE_HOME"
            .formatted(directory));
  }

  /** What the service has to be told. */
  Map<String, String> settings() {
    String url = postgres.jdbcUrl("items");
    return Map.of(
        "quarkus.datasource.username",
        "items",
        "quarkus.datasource.password",
        postgres.secrets().postgresItemsPassword(),
        "quarkus.datasource.jdbc.url",
        url,
        "quarkus.datasource.reactive.url",
        url.substring("jdbc:".length()));
  }

  /** Where it is and how to reach it; the password is in a file only. */
  String description() {
    return "its own, as the platform does not run: %s, or PGPASSFILE=%s psql -h 127.0.0.1 -p %d -U items items"
        .formatted(postgres.jdbcUrl("items"), passwordFile, postgres.postgresPort());
  }

  @Override
  public void close() {
    postgres.close();
    try {
      lock.close();
    } catch (IOException e) {
      throw new IllegalStateException("Cannot release " + postgres.stateDirectory(), e);
    }
  }

  private static Path writePassword(LocalPlatform postgres) throws IOException {
    Path file = postgres.stateDirectory().resolve("pgpass");
    if (!Files.exists(file)) {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
    return Files.writeString(
        file, "127.0.0.1:*:items:items:" + postgres.secrets().postgresItemsPassword() + "\n");
  }
}
