package io.lakehousecdc.loadgen.verify;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.exceptions.NoSuchNamespaceException;
import org.apache.iceberg.exceptions.NoSuchTableException;
import org.apache.iceberg.rest.RESTCatalog;

/** The lake as any client sees it: through its catalog and its files, never through the sink. */
final class Lake implements AutoCloseable {
  private final RESTCatalog catalog = new RESTCatalog();
  private final TableIdentifier name;

  private Lake(LakeAccess access) {
    this.name = TableIdentifier.parse(access.table());
    catalog.initialize("lake", access.catalogProperties());
  }

  /**
   * @throws RuntimeException if the catalog cannot be reached
   */
  static Lake open(LakeAccess access) {
    return new Lake(access);
  }

  /** The table at its current snapshot; empty as long as nobody has made it. */
  Optional<Table> find() {
    try {
      return Optional.of(catalog.loadTable(name));
    } catch (NoSuchTableException | NoSuchNamespaceException e) {
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    try {
      catalog.close();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot close the client of the catalog", e);
    }
  }
}
