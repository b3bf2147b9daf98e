package io.lakehousecdc.sink.observe;

import io.lakehousecdc.sink.change.SourcePosition;
import io.lakehousecdc.sink.consume.ChangeConsumer;
import io.lakehousecdc.sink.consume.TableStatus;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;

/**
 * Meters of every table, made when the table is first seen. Each reads the published state, so the
 * sink's thread counts nothing twice.
 */
@ApplicationScoped
class TableMetrics {

  private final ChangeConsumer changes;
  private final MeterRegistry registry;
  private final Clock clock = Clock.systemUTC();
  private final Set<String> known = new HashSet<>();

  TableMetrics(ChangeConsumer changes, MeterRegistry registry) {
    this.changes = changes;
    this.registry = registry;
  }

  @Scheduled(every = "1s")
  void registerNewTables() {
    changes.tables().stream().map(TableStatus::table).filter(known::add).forEach(this::register);
  }

  private void register(String table) {
    counter("cdc.sink.events", table, "Change events taken", status -> status.totals().events());
    counter(
        "cdc.sink.bytes",
        table,
        "Bytes of change events as received",
        status -> status.totals().bytes());
    counter(
        "cdc.sink.events.skipped",
        table,
        "Bad events left out as configured",
        status -> status.totals().skippedEvents());
    counter("cdc.sink.commits", table, "Snapshots made", status -> status.totals().commits());
    counter(
        "cdc.sink.rows.upserted", table, "Rows written", status -> status.totals().upsertedRows());
    counter(
        "cdc.sink.rows.deleted",
        table,
        "Row positions deleted",
        status -> status.totals().deletedRows());
    counter(
        "cdc.sink.commit.seconds",
        table,
        "Time spent in commits",
        status -> status.totals().commitNanos() / (double) TimeUnit.SECONDS.toNanos(1));
    counter("cdc.sink.failures", table, "Failures", status -> status.totals().failures());
    gauge(
        "cdc.sink.pending.rows",
        table,
        "Changed rows that are not committed yet",
        TableStatus::pendingRows);
    gauge(
        "cdc.sink.failed",
        table,
        "1 while the table has stopped",
        status -> status.state() == TableStatus.State.FAILED ? 1 : 0);
    gauge("cdc.sink.index.keys", table, "Keys in the primary-key index", TableStatus::keys);
    gauge(
        "cdc.sink.index.bytes", table, "Memory of the primary-key index", TableStatus::indexBytes);
    gauge("cdc.sink.data.files", table, "Data files", TableStatus::dataFiles);
    gauge(
        "cdc.sink.source.age.seconds",
        table,
        "Age of the newest source change that the table holds",
        this::sourceAge);
  }

  private double sourceAge(TableStatus status) {
    long micros = status.source().tsMicros();
    return micros == SourcePosition.ABSENT ? Double.NaN : clock.millis() / 1e3 - micros / 1e6;
  }

  private void counter(
      String name, String table, String description, ToDoubleFunction<TableStatus> value) {
    FunctionCounter.builder(name, changes, source -> value(source, table, value))
        .tag("table", table)
        .description(description)
        .register(registry);
  }

  private void gauge(
      String name, String table, String description, ToDoubleFunction<TableStatus> value) {
    Gauge.builder(name, changes, source -> value(source, table, value))
        .tag("table", table)
        .description(description)
        .register(registry);
  }

  private static double value(
      ChangeConsumer source, String table, ToDoubleFunction<TableStatus> value) {
    return source.tables().stream()
        .filter(status -> status.table().equals(table))
        .mapToDouble(value)
        .findAny()
        .orElse(0);
  }
}
