package io.lakehousecdc.endtoend.crash;

import io.lakehousecdc.endtoend.platform.SupervisedPlatform;
import io.lakehousecdc.local.Part;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** {@code kill -9} of a part, as an operating system without memory does it. */
final class Kill {
  private static final int GONE_SECONDS = 10;

  private Kill() {}

  /** Kills the process of a part and waits until it is gone. */
  static void of(SupervisedPlatform platform, Part part) {
    kill(part == Part.POSTGRES ? postmaster(platform) : platform.pid(part));
  }

  private static void kill(long pid) {
    ProcessHandle process =
        ProcessHandle.of(pid)
            .orElseThrow(() -> new IllegalStateException("Cannot kill process " + pid + ": gone"));
    process.destroyForcibly();
    process.onExit().orTimeout(GONE_SECONDS, TimeUnit.SECONDS).join();
  }

  /** PostgreSQL's own server process, not the one that starts it for the supervisor. */
  private static long postmaster(SupervisedPlatform platform) {
    try (Stream<Path> files = Files.walk(platform.stateDirectory().resolve("postgres"), 2)) {
      Path file =
          files
              .filter(path -> path.endsWith("postmaster.pid"))
              .findFirst()
              .orElseThrow(() -> new IOException("it has no postmaster.pid"));
      return Long.parseLong(Files.readAllLines(file).get(0).strip());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot find the process of PostgreSQL", e);
    }
  }
}
