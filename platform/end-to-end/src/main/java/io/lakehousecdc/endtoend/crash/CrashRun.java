package io.lakehousecdc.endtoend.crash;

import io.lakehousecdc.endtoend.compare.TableDifference;
import io.lakehousecdc.endtoend.freshness.FirstRow;
import io.lakehousecdc.endtoend.lake.Lake;
import io.lakehousecdc.endtoend.lake.Mirror;
import io.lakehousecdc.endtoend.load.SourceLoad;
import io.lakehousecdc.endtoend.load.SourceTables;
import io.lakehousecdc.endtoend.platform.Access;
import io.lakehousecdc.endtoend.platform.SupervisedPlatform;
import io.lakehousecdc.local.Part;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Load on several tables while parts are killed one after the other, each at a random moment after
 * the pipeline has recovered from the kill before; then PostgreSQL and the lake must be equal.
 */
public final class CrashRun {
  private static final List<Part> OTHERS =
      List.of(Part.KAFKA, Part.CONNECT, Part.POSTGRES, Part.CATALOG, Part.S3);
  private static final Duration RECOVERY_LIMIT = Duration.ofSeconds(120);
  private static final Duration CATCH_UP_LIMIT = Duration.ofSeconds(90);
  private static final int LONGEST_PAUSE_MILLIS = 4_000;

  private final SupervisedPlatform platform;
  private final Access access;
  private final long seed;
  private final SplittableRandom random;
  private final PrintStream out;

  /**
   * @param platform with all parts, each in a process of its own
   */
  public CrashRun(SupervisedPlatform platform, long seed, PrintStream out) {
    this.platform = platform;
    this.access = platform.access();
    this.seed = seed;
    this.random = new SplittableRandom(seed);
    this.out = out;
  }

  /**
   * @param sinkKills of the sink, before one of each other part
   * @param transactionsPerSecond of the load
   */
  public CrashReport run(int sinkKills, int transactionsPerSecond)
      throws SQLException, InterruptedException {
    new FirstRow(access).await(RECOVERY_LIMIT);
    try (Connection connection = access.connect()) {
      SourceTables.create(connection);
    }
    List<Recovery> recoveries = new ArrayList<>();
    long transactions;
    try (SourceLoad load = SourceLoad.start(access, seed, transactionsPerSecond)) {
      for (int i = 0; i < sinkKills; i++) {
        recoveries.add(kill(Part.CDC_SINK));
      }
      for (Part part : OTHERS) {
        recoveries.add(kill(part));
      }
      transactions = load.transactions();
    }
    try (Lake lake = Lake.open(access.lake())) {
      List<TableDifference> differences =
          new Mirror(access, lake).awaitEqual(SourceTables.NAMES, CATCH_UP_LIMIT);
      return new CrashReport(seed, transactions, recoveries, differences);
    }
  }

  private Recovery kill(Part part) throws InterruptedException {
    Thread.sleep(random.nextInt(LONGEST_PAUSE_MILLIS));
    long start = System.nanoTime();
    Kill.of(platform, part);
    new FirstRow(access).await(RECOVERY_LIMIT);
    Recovery recovery = new Recovery(part, Duration.ofNanos(System.nanoTime() - start));
    out.printf(
        "killed %-9s a new row was visible after %.1f s%n",
        part.label(), recovery.elapsed().toMillis() / 1e3);
    return recovery;
  }
}
