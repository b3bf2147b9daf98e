package io.lakehousecdc.endtoend;

import io.lakehousecdc.endtoend.lake.Lake;
import io.lakehousecdc.endtoend.lake.Mirror;
import io.lakehousecdc.endtoend.load.SourceTables;
import io.lakehousecdc.endtoend.platform.Access;
import io.lakehousecdc.endtoend.platform.SupervisedPlatform;
import io.lakehousecdc.endtoend.platform.WorkDirectory;
import io.lakehousecdc.local.Part;
import io.lakehousecdc.spark.SparkReader;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * The whole pipeline as {@code ./lakehouse up} starts it, with all tables of the load, for all test
 * classes of this module.
 */
final class Pipeline implements AutoCloseable {
  private final WorkDirectory directory = WorkDirectory.create("end-to-end");
  private SupervisedPlatform platform;
  private final Lake lake;
  private @Nullable SparkReader spark;

  Pipeline() throws SQLException {
    platform = start();
    lake = Lake.open(access().lake());
    try (Connection connection = access().connect()) {
      SourceTables.create(connection);
    }
  }

  SupervisedPlatform platform() {
    return platform;
  }

  Access access() {
    return platform.access();
  }

  Lake lake() {
    return lake;
  }

  Mirror mirror() {
    return new Mirror(access(), lake);
  }

  /** Started at its first use. */
  SparkReader spark() {
    if (spark == null) {
      spark = SparkReader.start(access().lake());
    }
    return spark;
  }

  /** Stops everything in order, and starts it on the same data. */
  void restart() {
    platform.close();
    platform = start();
  }

  @Override
  public void close() {
    if (spark != null) {
      spark.close();
    }
    lake.close();
    platform.close();
    directory.close();
  }

  private SupervisedPlatform start() {
    return SupervisedPlatform.start(directory.path(), Part.PIPELINE);
  }
}
