package io.lakehousecdc.sink.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakehousecdc.sink.change.SourcePosition;
import java.util.Map;
import java.util.UUID;
import org.apache.iceberg.DataFiles;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.inmemory.InMemoryCatalog;
import org.apache.iceberg.types.Types;
import org.apache.iceberg.util.SnapshotUtil;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CommitRecordTest {

  private static final CommitRecord RECORD =
      new CommitRecord(
          "id-1",
          Map.of("t-0", 5L, "t-1", 7L),
          "cluster",
          Map.of("t", "topic-id"),
          new SourcePosition(4711, 1_767_225_600_000_001L, 9));

  private Table table;

  @BeforeEach
  void createTable() {
    InMemoryCatalog catalog = new InMemoryCatalog();
    catalog.initialize("memory", Map.of());
    catalog.createNamespace(Namespace.of("lakehouse"));
    table =
        catalog.createTable(
            TableIdentifier.of("lakehouse", "t"),
            new Schema(Types.NestedField.required(1, "id", Types.LongType.get())));
  }

  @Test
  void comesBackFromASnapshot() {
    // When
    append(RECORD.toSummary());

    // Then
    assertThat(CommitRecord.newest(SnapshotUtil.currentAncestors(table))).contains(RECORD);
  }

  @Test
  void isReadableByPeople() {
    assertThat(RECORD.toSummary())
        .containsEntry("cdc.offsets", "{\"t-0\":5,\"t-1\":7}")
        .containsEntry("cdc.source-ts", "2026-01-01T00:00:00.000001Z")
        .containsEntry("cdc.source-lsn", "4711");
  }

  @Test
  void isFoundBehindSnapshotsOfOthers() {
    // When
    append(RECORD.toSummary());
    append(Map.of());

    // Then
    assertThat(CommitRecord.newest(SnapshotUtil.currentAncestors(table))).contains(RECORD);
  }

  @Test
  void sourcePositionMayBeUnknown() {
    // Given
    CommitRecord unknown =
        new CommitRecord("id-2", Map.of(), null, Map.of(), SourcePosition.UNKNOWN);

    // When
    append(unknown.toSummary());

    // Then
    assertThat(CommitRecord.newest(SnapshotUtil.currentAncestors(table))).contains(unknown);
  }

  @Test
  void damagedRecordIsNotTakenForNone() {
    // When
    append(Map.of("cdc.offsets", "{\"t-0\":"));

    // Then
    assertThatThrownBy(() -> CommitRecord.newest(SnapshotUtil.currentAncestors(table)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(
            "Cannot read the offsets in the summary of snapshot "
                + table.currentSnapshot().snapshotId());
  }

  private void append(Map<String, String> summary) {
    var append =
        table
            .newAppend()
            .appendFile(
                DataFiles.builder(PartitionSpec.unpartitioned())
                    .withPath("/" + UUID.randomUUID() + ".parquet")
                    .withFileSizeInBytes(1)
                    .withRecordCount(1)
                    .build());
    summary.forEach(append::set);
    append.commit();
  }
}
