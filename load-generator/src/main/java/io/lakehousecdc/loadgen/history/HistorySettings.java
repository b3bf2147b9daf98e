package io.lakehousecdc.loadgen.history;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;

/** Where runs are kept, and how many. */
@ConfigMapping(prefix = "load.history")
public interface HistorySettings {

  /** A directory a run. */
  @WithDefault("${LAKEHOUSE_HOME:../.lakehouse}/load/runs")
  Path directory();

  /** The runs that are kept; the oldest go first. */
  @WithDefault("100")
  int maxRuns();

  /** The size of all runs together. The latest is kept even if it is larger. */
  @WithDefault("2G")
  MemorySize maxSize();
}
