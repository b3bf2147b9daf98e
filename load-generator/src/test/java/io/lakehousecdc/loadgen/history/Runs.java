package io.lakehousecdc.loadgen.history;

import io.lakehousecdc.loadgen.history.RunDescription.NamedOperation;
import io.lakehousecdc.loadgen.history.SecondRecord.HealthFigures;
import io.lakehousecdc.loadgen.history.SecondRecord.RuleFigures;
import io.lakehousecdc.loadgen.history.SecondRecord.VerdictFigures;
import io.lakehousecdc.loadgen.statistics.Second;
import java.util.List;

/** Runs to write in tests. */
public final class Runs {
  /** The epoch second in which they begin. */
  public static final long START = 1_764_061_200L;

  public static final List<NamedOperation> OPERATIONS =
      List.of(
          new NamedOperation("Get Single Item", "GET"), new NamedOperation("Create Item", "POST"));

  private static final List<String> NAMES = OPERATIONS.stream().map(NamedOperation::name).toList();

  private Runs() {}

  public static RunDescription description(String id, long start, long warmUpSeconds) {
    return new RunDescription(
        id,
        "Seed mix",
        "seed-mix",
        "constant 100/s for 60s",
        "http://127.0.0.1:8080",
        42,
        OPERATIONS,
        List.of("http_req_duration p(99)<200", "lost count==0"),
        warmUpSeconds,
        start * 1000,
        new Environment("host", "CPU of a test", 2, "Linux 6", "17.0.15", "0.1.0", 256L << 20));
  }

  public static RunDescription description(String id) {
    return description(id, START, 0);
  }

  public static SecondRecord record(Second second) {
    return new SecondRecord(
        second.epochSecond(),
        1,
        "RUNNING",
        (double) (second.epochSecond() - START),
        second.load().planned(),
        second.load().intended(),
        second.load().sent(),
        second.load().done(),
        second.load().users(),
        second.load().inFlight(),
        Figures.operations(second.series(), NAMES),
        Figures.total(second.series()),
        new HealthFigures(second.health().cpu(), 0, 10, 20, 30, 0, 4),
        null,
        List.of(new RuleFigures("http_req_duration p(99)<200", 1.5, true, START)),
        new VerdictFigures("PASS", "the threshold holds"),
        List.of());
  }
}
