package io.lakehousecdc.endtoend.freshness;

import io.lakehousecdc.endtoend.platform.Access;
import io.lakehousecdc.local.StateDirectory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures the time until the first row is visible in the lake. */
@Command(
    name = "first-row",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "How long until an item that is created now is visible; on the running or starting platform.")
public final class FirstRowCommand implements Callable<Integer> {
  @Option(
      names = "--since",
      description = "Count from this time, in seconds since the epoch: $(date +%%s.%%N) (now).")
  private @Nullable Double since;

  @Option(
      names = "--limit",
      defaultValue = "90",
      description = "Seconds within which it must be visible (${DEFAULT-VALUE}).")
  private int limit;

  @Override
  public Integer call() {
    Instant start = since == null ? Instant.now() : Instant.ofEpochMilli((long) (since * 1_000));
    Access access = Access.of(new StateDirectory(Path.of(System.getProperty("lakehouse.state"))));
    int id = new FirstRow(access).await(Duration.ofSeconds(limit));
    Duration elapsed = Duration.between(start, Instant.now());
    boolean passed = elapsed.compareTo(Duration.ofSeconds(limit)) <= 0;
    System.out.printf(
        "%s: item %d is visible in the lake after %.1f s (goal: at most %d s)%n",
        passed ? "PASS" : "FAIL", id, elapsed.toMillis() / 1e3, limit);
    return passed ? 0 : 1;
  }
}
