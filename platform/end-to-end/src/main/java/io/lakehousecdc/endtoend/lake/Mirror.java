package io.lakehousecdc.endtoend.lake;

import io.lakehousecdc.endtoend.compare.LakeTable;
import io.lakehousecdc.endtoend.compare.PostgresTable;
import io.lakehousecdc.endtoend.compare.SparkTable;
import io.lakehousecdc.endtoend.compare.TableDifference;
import io.lakehousecdc.endtoend.compare.TableRows;
import io.lakehousecdc.endtoend.compare.TableShape;
import io.lakehousecdc.endtoend.platform.Access;
import io.lakehousecdc.spark.SparkReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.apache.iceberg.Table;

/** Compares the lake with PostgreSQL, once nothing writes to PostgreSQL any more. */
public final class Mirror {
  private static final Duration PAUSE = Duration.ofMillis(500);

  private final Access access;
  private final Lake lake;

  public Mirror(Access access, Lake lake) {
    this.access = access;
    this.lake = lake;
  }

  /**
   * Waits until the tables are equal, as Iceberg's reader sees them, and gives the last differences
   * if they are not by then. A difference that stays shows which rows were lost, doubled or
   * changed.
   */
  public List<TableDifference> awaitEqual(List<String> tables, Duration limit) throws SQLException {
    long deadline = System.nanoTime() + limit.toNanos();
    while (true) {
      List<TableDifference> differences = differences(tables);
      boolean equal = differences.stream().allMatch(TableDifference::isEmpty);
      if (equal || System.nanoTime() > deadline) {
        return differences;
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  /** The differences as Iceberg's own reader sees them, one for each table. */
  public List<TableDifference> differences(List<String> tables) throws SQLException {
    return compare(
        tables,
        shape -> {
          Optional<Table> table = lake.find(shape.name());
          return table.isPresent() ? LakeTable.rows(table.get(), shape) : new TableRows(shape);
        });
  }

  /** The differences as Spark sees them, one for each table. */
  public List<TableDifference> differences(List<String> tables, SparkReader spark)
      throws SQLException {
    return compare(tables, shape -> SparkTable.rows(spark, Lake.NAMESPACE, shape));
  }

  private List<TableDifference> compare(List<String> tables, Reader reader) throws SQLException {
    List<TableDifference> differences = new ArrayList<>();
    try (Connection connection = access.connect()) {
      for (String table : tables) {
        TableShape shape = PostgresTable.shape(connection, table);
        TableRows expected = PostgresTable.rows(connection, shape);
        differences.add(TableDifference.between(table, expected, reader.rows(shape)));
      }
    }
    return differences;
  }

  @FunctionalInterface
  private interface Reader {
    TableRows rows(TableShape shape);
  }
}
