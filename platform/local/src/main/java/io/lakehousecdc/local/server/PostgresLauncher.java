package io.lakehousecdc.local.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Starts PostgreSQL's programs. They refuse to run as root, so root runs them in a user namespace
 * of their own, where the user is nobody; the files belong to root nevertheless, and the process
 * ids are the usual ones.
 */
record PostgresLauncher(PostgresBinaries binaries, boolean asRoot) {
  private static final List<String> UNSHARE = List.of("unshare", "--user");

  /**
   * @throws IllegalStateException if this is root and user namespaces cannot be made here
   */
  static PostgresLauncher of(PostgresBinaries binaries) throws IOException, InterruptedException {
    requireUser();
    return new PostgresLauncher(binaries, isRoot());
  }

  /**
   * @throws IllegalStateException if this is root and user namespaces cannot be made here
   */
  static void requireUser() throws IOException, InterruptedException {
    if (isRoot() && !canUnshare()) {
      throw new IllegalStateException(
          "Cannot start PostgreSQL as root: `unshare --user true` fails here;"
              + " run as an ordinary user, or install util-linux and allow user namespaces");
    }
  }

  Process start(String program, List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>(asRoot ? UNSHARE : List.of());
    command.add(binaries.program(program));
    command.addAll(arguments);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    return process;
  }

  private static boolean isRoot() throws IOException {
    Path self = Path.of("/proc/self");
    return Files.exists(self)
        ? Files.getAttribute(self, "unix:uid").equals(0)
        : System.getProperty("user.name").equals("root");
  }

  private static boolean canUnshare() throws InterruptedException {
    List<String> command = new ArrayList<>(UNSHARE);
    command.add("true");
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      return false; // no such program
    }
  }
}
