package io.lakehousecdc.endtoend.lake;

import io.lakehousecdc.spark.LakeAccess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.exceptions.NoSuchNamespaceException;
import org.apache.iceberg.exceptions.NoSuchTableException;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.rest.RESTCatalog;

/** The tables that the sink writes. */
public final class Lake implements AutoCloseable {
  /** The sink's namespace. */
  public static final String NAMESPACE = "lakehouse";

  private final RESTCatalog catalog;

  private Lake(RESTCatalog catalog) {
    this.catalog = catalog;
  }

  public static Lake open(LakeAccess access) {
    RESTCatalog catalog = new RESTCatalog();
    catalog.initialize("lake", access.catalogProperties());
    return new Lake(catalog);
  }

  public Catalog catalog() {
    return catalog;
  }

  /** The table, at its current snapshot; or nothing as long as the sink has not made it. */
  public Optional<Table> find(String name) {
    try {
      return Optional.of(catalog.loadTable(identifier(name)));
    } catch (NoSuchTableException | NoSuchNamespaceException e) {
      return Optional.empty();
    }
  }

  public Table table(String name) {
    return find(name)
        .orElseThrow(() -> new IllegalStateException("Cannot read table " + name + ": not found"));
  }

  public List<String> tables() {
    try {
      return catalog.listTables(Namespace.of(NAMESPACE)).stream()
          .map(TableIdentifier::name)
          .toList();
    } catch (NoSuchNamespaceException e) {
      return List.of();
    }
  }

  /** Whether the current snapshot has a row with this value. */
  public boolean hasRow(String name, String column, Object value) {
    return find(name).map(table -> hasRow(table, column, value)).orElse(false);
  }

  public static TableIdentifier identifier(String table) {
    return TableIdentifier.of(NAMESPACE, table);
  }

  @Override
  public void close() {
    try {
      catalog.close();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot close the catalog client", e);
    }
  }

  /** Whether the table's snapshot, as it was loaded, has a row with this value. */
  public static boolean hasRow(Table table, String column, Object value) {
    try (CloseableIterable<Record> rows =
        IcebergGenerics.read(table)
            .select(column)
            .where(Expressions.equal(column, value))
            .build()) {
      return rows.iterator().hasNext();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot close the files of " + table.name(), e);
    }
  }
}
