package io.lakehousecdc.sink.consume;

import io.lakehousecdc.sink.consume.TableStatus.Totals;
import io.lakehousecdc.sink.table.CommitResult;

/** Sums of one table since the process started. Mutable, because an event adds to it. */
final class RunningTotals {

  private long events;
  private long bytes;
  private long skippedEvents;
  private long commits;
  private long upsertedRows;
  private long deletedRows;
  private long commitNanos;
  private long failures;

  void event(int size) {
    events++;
    bytes += size;
  }

  void skipped() {
    skippedEvents++;
  }

  void commit(CommitResult result, long nanos) {
    commits++;
    upsertedRows += result.upsertedRows();
    deletedRows += result.deletedRows();
    commitNanos += nanos;
  }

  void failed() {
    failures++;
  }

  Totals sums() {
    return new Totals(
        events, bytes, skippedEvents, commits, upsertedRows, deletedRows, commitNanos, failures);
  }
}
