package io.lakehousecdc.launcher.status;

import io.lakehousecdc.launcher.lake.Lake;
import io.lakehousecdc.launcher.status.StatusReport.Table;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.util.SnapshotUtil;
import org.jspecify.annotations.Nullable;

/**
 * Asks the catalog how far the tables are: from the summaries of their snapshots, without reading
 * rows.
 */
final class LakeProbe {
  private static final int MAX_ANCESTORS = 1_000;

  private LakeProbe() {}

  static List<Table> ask(Lake lake) {
    return lake.tables(Lake.NAMESPACE).stream()
        .map(name -> table(name.toString(), lake.table(name)))
        .toList();
  }

  private static Table table(String name, org.apache.iceberg.Table table) {
    Snapshot current = table.currentSnapshot();
    if (current == null) {
      return new Table(name, 0L, null, null, null);
    }
    Instant source =
        StreamSupport.stream(SnapshotUtil.currentAncestors(table).spliterator(), false)
            .limit(MAX_ANCESTORS)
            .map(snapshot -> snapshot.summary().get("cdc.source-ts"))
            .filter(text -> text != null)
            .findFirst()
            .map(LakeProbe::sourceTime)
            .orElse(null);
    Instant committed = Instant.ofEpochMilli(current.timestampMillis());
    return new Table(name, rows(current.summary()), current.snapshotId(), committed, source);
  }

  /** Exact with deletion vectors and position deletes; unknown with equality deletes. */
  static @Nullable Long rows(Map<String, String> summary) {
    String records = summary.get("total-records");
    if (records == null || !summary.getOrDefault("total-equality-deletes", "0").equals("0")) {
      return null;
    }
    return Long.parseLong(records)
        - Long.parseLong(summary.getOrDefault("total-position-deletes", "0"));
  }

  static Instant sourceTime(String text) {
    return Instant.parse(text);
  }
}
