package io.lakehousecdc.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lakehousecdc.endtoend.compare.TableDifference;
import io.lakehousecdc.endtoend.freshness.FirstRow;
import io.lakehousecdc.endtoend.load.SourceLoad;
import io.lakehousecdc.endtoend.load.SourceTables;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Another engine commits to the tables that the sink writes. */
@Tag("spark")
@ExtendWith(PipelineExtension.class)
class ForeignCommitIT {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final int ATTEMPTS = 20;
  private static final int COMPACTIONS = 2;

  private final Pipeline pipeline;

  ForeignCommitIT(Pipeline pipeline) {
    this.pipeline = pipeline;
  }

  @Test
  void compactionBySparkUnderLoadLosesAndDoublesNothing() throws SQLException {
    // Given
    new FirstRow(pipeline.access()).await(LIMIT);
    int compactions = 0;
    try (SourceLoad load = SourceLoad.start(pipeline.access(), 21, 40)) {
      await().atMost(LIMIT).until(() -> load.transactions() > 100);

      // When
      for (int i = 0; i < ATTEMPTS && compactions < COMPACTIONS; i++) {
        awaitNextSnapshot("items");
        compactions += compact("items") ? 1 : 0;
      }
      awaitNextSnapshot("items");
    }

    // Then
    assertThat(compactions).isEqualTo(COMPACTIONS);
    assertThat(pipeline.mirror().awaitEqual(SourceTables.NAMES, LIMIT))
        .allMatch(TableDifference::isEmpty);
    assertThat(pipeline.mirror().differences(List.of("items"), pipeline.spark()))
        .allMatch(TableDifference::isEmpty);
  }

  /**
   * Right after a commit of the sink there is most time until the next one, with which a compaction
   * collides.
   */
  private void awaitNextSnapshot(String name) {
    Table table = pipeline.lake().table(name);
    long before = id(table);
    await()
        .atMost(LIMIT)
        .pollInterval(Duration.ofMillis(20))
        .until(
            () -> {
              table.refresh();
              return id(table) != before;
            });
  }

  /**
   * Whether Spark could commit; if the sink has meanwhile deleted rows in the same files, it may
   * not.
   */
  private boolean compact(String table) {
    try {
      List<String> result =
          pipeline
              .spark()
              .query(
                  "CALL lake.system.rewrite_data_files(table => 'lakehouse.%s', options => map('rewrite-all', 'true'))"
                      .formatted(table));
      return !result.get(0).startsWith("0\t");
    } catch (IllegalStateException e) {
      assertThat(e).hasMessageContaining("Cannot commit");
      return false;
    }
  }

  private static long id(Table table) {
    Snapshot snapshot = table.currentSnapshot();
    return snapshot == null ? 0 : snapshot.snapshotId();
  }
}
