package io.lakehousecdc.endtoend.bench.api;

import io.lakehousecdc.endtoend.platform.ProcessUsage;
import java.time.Duration;
import java.util.stream.Stream;

/**
 * The processor time that PostgreSQL has used: its postmaster, all its processes that live, and
 * those that have ended.
 */
record DatabaseUsage(long postmaster, Duration cpu) {
  /** Of the postmaster with this process id. */
  static DatabaseUsage of(long postmaster) {
    ProcessHandle process =
        ProcessHandle.of(postmaster)
            .orElseThrow(() -> new IllegalStateException("PostgreSQL has ended"));
    // One that has just ended is counted by the postmaster.
    Duration cpu =
        Stream.concat(Stream.of(process), process.descendants())
            .flatMap(each -> ProcessUsage.cpuWithEndedChildren(each.pid()).stream())
            .reduce(Duration.ZERO, Duration::plus);
    return new DatabaseUsage(postmaster, cpu);
  }

  DatabaseUsage now() {
    return of(postmaster);
  }

  Duration since(DatabaseUsage earlier) {
    return cpu.minus(earlier.cpu);
  }
}
