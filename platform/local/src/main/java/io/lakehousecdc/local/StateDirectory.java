package io.lakehousecdc.local;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Where everything of one local platform is kept: data, logs, secrets, run files. Readable by its
 * owner only.
 */
public record StateDirectory(Path root) {
  private static final FileAttribute<Set<PosixFilePermission>> PRIVATE_DIRECTORY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
  private static final FileAttribute<Set<PosixFilePermission>> PRIVATE_FILE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  public StateDirectory {
    root = root.toAbsolutePath().normalize();
  }

  /** Makes the directory if it is missing, with mode 0700. */
  public static StateDirectory create(Path root) throws IOException {
    StateDirectory state = new StateDirectory(root);
    Files.createDirectories(state.root.getParent());
    if (!Files.isDirectory(state.root)) {
      Files.createDirectory(state.root, PRIVATE_DIRECTORY);
    }
    Files.setPosixFilePermissions(state.root, PRIVATE_DIRECTORY.value());
    Files.createDirectories(state.run());
    return state;
  }

  public Path data(Part part) {
    return root.resolve(part == Part.CDC_SINK ? "sink" : part.label());
  }

  /**
   * @param name of a part, or of a process that several parts share
   */
  public Path log(String name) {
    return root.resolve("logs").resolve(name + ".log");
  }

  public Path secretsFile() {
    return root.resolve("secrets.properties");
  }

  /** Settings that differ from their defaults; the user writes it. */
  public Path settingsFile() {
    return root.resolve("lakehouse.properties");
  }

  public Path run() {
    return root.resolve("run");
  }

  public Path statusFile() {
    return run().resolve("status.json");
  }

  public Path lockFile() {
    return run().resolve("supervisor.lock");
  }

  public Path supervisorPidFile() {
    return run().resolve("supervisor.pid");
  }

  /** What a part is told when it starts. */
  public Path configuration(Part part) {
    Path directory = part.isApp() ? root.resolve("apps") : run();
    return directory.resolve(part.label() + ".properties");
  }

  FileStore fileStore() throws IOException {
    return Files.getFileStore(root);
  }

  /** Replaces a file at once, with mode 0600: a reader sees the old content or the new one. */
  static void write(Path file, String content) throws IOException {
    Files.createDirectories(file.getParent());
    Path draft =
        Files.createTempFile(file.getParent(), file.getFileName().toString(), ".new", PRIVATE_FILE);
    Files.writeString(draft, content);
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  static void writeProperties(Path file, Map<String, String> values) throws IOException {
    StringBuilder content = new StringBuilder();
    new TreeMap<>(values)
        .forEach(
            (key, value) -> content.append(key).append('=').append(escaped(value)).append('\n'));
    write(file, content.toString());
  }

  private static String escaped(String value) {
    return value.replace("\\", "\\\\").replace("\n", "\\n");
  }
}
