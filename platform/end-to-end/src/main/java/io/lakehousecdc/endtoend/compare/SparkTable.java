package io.lakehousecdc.endtoend.compare;

import io.lakehousecdc.spark.SparkReader;
import java.util.stream.Collectors;

/** Reads the current snapshot of an Iceberg table with Spark. */
public final class SparkTable {
  private SparkTable() {}

  public static TableRows rows(SparkReader spark, String namespace, TableShape shape) {
    TableRows rows = new TableRows(shape);
    spark.query(query(namespace, shape)).forEach(rows::add);
    return rows;
  }

  private static String query(String namespace, TableShape shape) {
    return shape.columns().stream()
        .map(column -> '`' + column + '`')
        .collect(
            Collectors.joining(", ", "SELECT ", " FROM " + namespace + ".`" + shape.name() + '`'));
  }
}
