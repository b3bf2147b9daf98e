package io.lakehousecdc.endtoend.freshness;

import io.lakehousecdc.endtoend.lake.Lake;
import io.lakehousecdc.endtoend.load.ItemsClient;
import io.lakehousecdc.endtoend.platform.Access;
import java.time.Duration;

/**
 * Creates items through HTTP at a fixed rate while a reader follows the current snapshot through
 * the REST catalog. Freshness is from the moment at which the client has the acknowledgement to the
 * moment at which the reader has a snapshot with the row.
 */
public final class FreshnessBenchmark {
  private static final Duration CATCH_UP_LIMIT = Duration.ofSeconds(60);

  private final Access access;

  public FreshnessBenchmark(Access access) {
    this.access = access;
  }

  /**
   * @param warmUpSeconds of the same load before the measured time
   */
  public FreshnessReport run(int rate, int seconds, int warmUpSeconds) throws InterruptedException {
    Sightings sightings = new Sightings();
    String run = Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);
    ItemsClient client = new ItemsClient(access.itemsApi());
    try (Lake lake = Lake.open(access.lake())) {
      new FirstRow(access).await(CATCH_UP_LIMIT);
      try (LakeWatch watch = LakeWatch.start(lake.table("items"), sightings)) {
        OpenLoad warmUp = new OpenLoad(client, sightings, "warm-up-" + run + "-");
        warmUp.run(rate, warmUpSeconds);
        long start = System.nanoTime();
        int snapshots = watch.snapshots();
        OpenLoad load = new OpenLoad(client, sightings, "freshness-" + run + "-");
        load.run(rate, seconds);
        watch.awaitAll(CATCH_UP_LIMIT);
        return new FreshnessReport(
            rate,
            seconds,
            watch.snapshots() - snapshots,
            warmUp.failed() + load.failed(),
            warmUp.failed() > 0 ? warmUp.firstFailure() : load.firstFailure(),
            sightings.acknowledgedCount(),
            sightings.unseenCount(),
            sightings.doubledCount(),
            Duration.ofNanos(load.mostLateNanos()),
            sightings.freshnessSince(start));
      }
    }
  }
}
