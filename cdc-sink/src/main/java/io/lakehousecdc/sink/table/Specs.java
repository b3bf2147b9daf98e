package io.lakehousecdc.sink.table;

import java.util.Objects;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Table;

/** The partition specs that a table has had. */
final class Specs {

  private Specs() {}

  /** The spec by which {@code file} was written, which need not be the present one. */
  static PartitionSpec of(Table table, DataFile file) {
    return Objects.requireNonNull(
        table.specs().get(file.specId()), () -> "no partition spec " + file.specId());
  }
}
