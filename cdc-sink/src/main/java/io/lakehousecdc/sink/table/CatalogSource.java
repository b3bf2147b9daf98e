package io.lakehousecdc.sink.table;

import java.util.function.Supplier;
import org.apache.iceberg.catalog.Catalog;
import org.jspecify.annotations.Nullable;

/**
 * A catalog that is connected to when it is first needed, and again if that failed: the sink
 * starts, and waits, without it.
 */
final class CatalogSource {

  private final Supplier<Catalog> connect;
  private @Nullable Catalog connected;

  CatalogSource(Supplier<Catalog> connect) {
    this.connect = connect;
  }

  synchronized Catalog get() {
    if (connected == null) {
      connected = connect.get();
    }
    return connected;
  }
}
