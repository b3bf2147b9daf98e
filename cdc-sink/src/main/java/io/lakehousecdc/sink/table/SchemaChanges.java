package io.lakehousecdc.sink.table;

import io.lakehousecdc.sink.change.Column;
import io.lakehousecdc.sink.change.RowSchema;
import io.lakehousecdc.sink.fold.BatchFold;
import io.lakehousecdc.sink.fold.RowChange;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.iceberg.Table;
import org.apache.iceberg.UpdateSchema;
import org.jboss.logging.Logger;

/**
 * Gives a table the columns that a batch needs before its rows are written. A column that the
 * source has no more stays, and is null.
 */
final class SchemaChanges {

  private static final Logger LOG = Logger.getLogger(SchemaChanges.class);

  private SchemaChanges() {}

  /**
   * Adds the columns of the rows in {@code fold} that {@code table} does not have.
   *
   * @throws IncompatibleSchemaException if a row has a type or key that the table cannot take
   */
  static void apply(Table table, BatchFold fold) {
    for (RowSchema source : schemas(fold)) {
      List<Column> missing = RowMapping.missing(source, table.schema());
      if (!missing.isEmpty()) {
        add(table, missing);
      }
      RowMapping.of(source, table.schema());
    }
  }

  private static Set<RowSchema> schemas(BatchFold fold) {
    Set<RowSchema> schemas = new LinkedHashSet<>();
    RowSchema last = null;
    for (RowChange change : fold.changes()) {
      if (change instanceof RowChange.Upsert upsert && !upsert.event().schema().equals(last)) {
        last = upsert.event().schema();
        schemas.add(last);
      }
    }
    return schemas;
  }

  private static void add(Table table, List<Column> columns) {
    UpdateSchema update = table.updateSchema();
    columns.forEach(
        column -> update.addColumn(column.name(), ColumnTypes.toIceberg(column.type())));
    update.commit();
    LOG.infof(
        "Columns added: table=%s columns=%s",
        table.name(), columns.stream().map(Column::name).toList());
  }
}
