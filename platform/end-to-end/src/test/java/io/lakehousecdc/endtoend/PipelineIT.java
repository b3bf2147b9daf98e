package io.lakehousecdc.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lakehousecdc.endtoend.compare.TableDifference;
import io.lakehousecdc.endtoend.freshness.FirstRow;
import io.lakehousecdc.endtoend.freshness.FreshnessBenchmark;
import io.lakehousecdc.endtoend.freshness.FreshnessReport;
import io.lakehousecdc.endtoend.load.SourceLoad;
import io.lakehousecdc.endtoend.load.SourceTables;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** From HTTP and SQL to what Iceberg's reader and Spark see, every part real. */
@ExtendWith(PipelineExtension.class)
class PipelineIT {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final Pipeline pipeline;

  PipelineIT(Pipeline pipeline) {
    this.pipeline = pipeline;
  }

  @Test
  void anItemThatIsCreatedChangedAndDeletedIsSoInTheLake() throws SQLException {
    // Given
    int id = new FirstRow(pipeline.access()).await(LIMIT);

    // When
    execute("update items set price = 29.99, description = null where id = " + id);

    // Then
    assertThat(pipeline.mirror().awaitEqual(List.of("items"), LIMIT))
        .allMatch(TableDifference::isEmpty);

    // When
    execute("delete from items where id = " + id);

    // Then
    await().atMost(LIMIT).until(() -> !pipeline.lake().hasRow("items", "id", id));
  }

  @Test
  @Tag("spark")
  void sparkSeesTheRowsOfPostgresValueByValue() throws SQLException {
    // Given
    runLoad(500, 11);
    execute("truncate sessions");
    execute("insert into sessions values (1, 'after the truncate')");

    // When
    List<TableDifference> withIceberg = pipeline.mirror().awaitEqual(SourceTables.NAMES, LIMIT);
    List<TableDifference> withSpark =
        pipeline.mirror().differences(SourceTables.READABLE_BY_SPARK, pipeline.spark());

    // Then
    assertThat(withIceberg).allMatch(TableDifference::isEmpty);
    assertThat(withSpark)
        .allMatch(TableDifference::isEmpty)
        // The load truncates sessions now and then, so that one may rightly end empty.
        .filteredOn(difference -> !difference.table().equals("sessions"))
        .allMatch(difference -> difference.rows() > 0);
  }

  @Test
  void everythingIsStillThereAfterAStopAndAStart() throws SQLException {
    // Given
    runLoad(200, 12);
    assertThat(pipeline.mirror().awaitEqual(SourceTables.NAMES, LIMIT))
        .allMatch(TableDifference::isEmpty);

    // When
    pipeline.restart();

    // Then
    assertThat(pipeline.mirror().differences(SourceTables.NAMES))
        .allMatch(TableDifference::isEmpty)
        // The load truncates sessions now and then, so that one may rightly end empty.
        .filteredOn(difference -> !difference.table().equals("sessions"))
        .allMatch(difference -> difference.rows() > 0);

    // When
    runLoad(200, 13);

    // Then
    assertThat(pipeline.mirror().awaitEqual(SourceTables.NAMES, LIMIT))
        .allMatch(TableDifference::isEmpty);
  }

  @Test
  void everyAcknowledgedItemIsSeenOnceByAReaderThatFollowsTheLake() throws InterruptedException {
    // When
    FreshnessReport report = new FreshnessBenchmark(pipeline.access()).run(50, 5, 1);

    // Then
    assertThat(report.isCorrect()).as(report.toString()).isTrue();
    assertThat(report.acknowledged()).isEqualTo(300);
  }

  private void runLoad(int transactions, long seed) {
    try (SourceLoad load = SourceLoad.start(pipeline.access(), seed, 200)) {
      await().atMost(LIMIT).until(() -> load.transactions() >= transactions);
    }
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = pipeline.access().connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
