package io.lakehousecdc.launcher.up;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the process that listens on a port of this machine, from {@code /proc}. */
final class PortOwner {
  private static final String LISTENING = "0A";

  private PortOwner() {}

  /** For example {@code process 4711 (java)}; empty when it belongs to another user. */
  static Optional<String> of(int port) {
    try {
      Set<String> sockets = new HashSet<>(sockets("tcp", port));
      sockets.addAll(sockets("tcp6", port));
      return sockets.isEmpty() ? Optional.empty() : owner(sockets);
    } catch (IOException e) {
      return Optional.empty(); // It only makes an error more helpful.
    }
  }

  /** The sockets that listen on a port, as links in {@code /proc/<pid>/fd} name them. */
  private static Set<String> sockets(String protocol, int port) throws IOException {
    String suffix = String.format(":%04X", port);
    Set<String> sockets = new HashSet<>();
    List<String> lines = Files.readAllLines(Path.of("/proc/net", protocol));
    for (String line : lines) {
      String[] fields = line.strip().split("\\s+", -1);
      if (fields.length > 9 && fields[1].endsWith(suffix) && fields[3].equals(LISTENING)) {
        sockets.add("socket:[" + fields[9] + "]");
      }
    }
    return sockets;
  }

  private static Optional<String> owner(Set<String> sockets) throws IOException {
    try (DirectoryStream<Path> processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
      for (Path process : processes) {
        if (holds(process, sockets)) {
          String name = Files.readString(process.resolve("comm")).strip();
          return Optional.of("process " + process.getFileName() + " (" + name + ")");
        }
      }
    }
    return Optional.empty();
  }

  private static boolean holds(Path process, Set<String> sockets) {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(process.resolve("fd"))) {
      for (Path file : files) {
        if (Files.isSymbolicLink(file)
            && sockets.contains(Files.readSymbolicLink(file).toString())) {
          return true;
        }
      }
      return false;
    } catch (IOException | DirectoryIteratorException e) {
      return false; // Another user's, or just ended.
    }
  }
}
