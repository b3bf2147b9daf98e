package io.lakehousecdc.loadgen.verify;

import io.lakehousecdc.loadgen.model.Expectations;
import io.lakehousecdc.loadgen.model.Stamps;
import io.lakehousecdc.loadgen.verify.PlaceReport.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Compares the places with what must be there, after all users have come to rest: PostgreSQL and
 * the API first, which settle the writes that nobody knew of, and then the lake, which must show
 * the same. Takes 28 bytes an expected item.
 */
public final class Verification {
  private final Expectations expectations;
  private final Stamps stamps;
  private final Findings findings;

  /**
   * @param findings is told of each difference
   */
  public Verification(Expectations expectations, Stamps stamps, Findings findings) {
    this.expectations = expectations;
    this.stamps = stamps;
    this.findings = findings;
  }

  /**
   * Compares all places. Blocks for as long as that takes.
   *
   * @param lastWrite when the last write was acknowledged, to tell a late lake from a wrong one
   * @param lakeLimit how long the lake may take to show everything
   * @return one report for each place, in the order of their comparison
   */
  public List<PlaceReport> run(Places places, Instant lastWrite, Duration lakeLimit) {
    Settled settled = new Settled(expectations);
    List<PlaceReport> reports = new ArrayList<>();
    if (places.postgres() != null) {
      reports.add(once(new PostgresRows(places.postgres()), settled));
    }
    reports.add(once(new ApiRows(places.api(), places.headers()), settled));
    if (places.lake() != null) {
      reports.add(
          new LakeComparison(places.lake(), expectations, settled, stamps, findings)
              .await(lastWrite, lakeLimit));
    }
    return reports;
  }

  private PlaceReport once(PlaceRows rows, Settled settled) {
    long before = System.nanoTime();
    long found = findings.total();
    PlaceComparison comparison =
        new PlaceComparison(rows.place(), expectations, settled, stamps, findings);
    try {
      rows.read(comparison);
    } catch (PlaceException e) {
      return new PlaceReport(
          rows.place(),
          State.UNREADABLE,
          comparison.judged(),
          comparison.others(),
          findings.total() - found,
          since(before),
          String.valueOf(e.getMessage()));
    }
    comparison.end();
    long differences = findings.total() - found;
    return new PlaceReport(
        rows.place(),
        differences == 0 ? State.EQUAL : State.DIFFERENT,
        comparison.judged(),
        comparison.others(),
        differences,
        since(before),
        comparison.summary());
  }

  static Duration since(long nanos) {
    return Duration.ofNanos(System.nanoTime() - nanos);
  }
}
