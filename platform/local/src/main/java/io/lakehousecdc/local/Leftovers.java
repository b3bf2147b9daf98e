package io.lakehousecdc.local;

import io.lakehousecdc.local.server.Postmaster;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The processes of a supervisor that was killed. They end by themselves when its pipes close; this
 * waits for them, and kills those that do not. Each is known by its id and start time, since ids
 * are used again.
 */
final class Leftovers {
  private static final Logger LOG = LoggerFactory.getLogger(Leftovers.class);
  private static final int GRACE_SECONDS = 15;
  private static final String SUFFIX = ".child";

  private final StateDirectory state;

  Leftovers(StateDirectory state) {
    this.state = state;
  }

  /** Remembers a child for the supervisor after this one. */
  void remember(String unit, ProcessHandle child) throws IOException {
    StateDirectory.write(file(unit), child.pid() + " " + startOf(child) + "\n");
  }

  /** Ends what a former supervisor left running. */
  void end() throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(state.run(), "*" + SUFFIX)) {
      for (Path file : files) {
        Optional<ProcessHandle> child = living(Files.readString(file).strip());
        if (child.isPresent()) {
          end(child.get());
        }
        Files.delete(file);
      }
    }
    Optional<Postmaster> postmaster = Postmaster.on(state.data(Part.POSTGRES));
    if (postmaster.isPresent()) {
      LOG.info(
          "Stopping PostgreSQL that was left running, pid {}", postmaster.get().process().pid());
      postmaster.get().stop();
    }
  }

  private static void end(ProcessHandle child) {
    LOG.info("Waiting for a process of the former supervisor, pid {}", child.pid());
    boolean ended =
        child
            .onExit()
            .thenApply(gone -> true)
            .completeOnTimeout(false, GRACE_SECONDS, TimeUnit.SECONDS)
            .join();
    if (!ended) {
      child.destroyForcibly();
      child.onExit().orTimeout(GRACE_SECONDS, TimeUnit.SECONDS).join();
    }
  }

  private static Optional<ProcessHandle> living(String record) {
    int space = record.indexOf(' ');
    if (space < 0) {
      return Optional.empty();
    }
    return ProcessHandle.of(Long.parseLong(record.substring(0, space)))
        .filter(process -> startOf(process).equals(record.substring(space + 1)));
  }

  private static String startOf(ProcessHandle process) {
    return process.info().startInstant().map(Instant::toString).orElse("unknown");
  }

  private Path file(String unit) {
    return state.run().resolve(unit + SUFFIX);
  }
}
