package io.lakehousecdc.endtoend.bench.api;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.LongStream;

/**
 * The processor time that PostgreSQL has used: its postmaster, all its processes that live, and
 * those that have ended.
 */
record DatabaseUsage(long postmaster, Duration cpu) {
  private static final int TICK_MILLIS = 10;
  private static final int USER_TIME = 11;

  /** Of the postmaster with this process id. */
  static DatabaseUsage of(long postmaster) {
    ProcessHandle process =
        ProcessHandle.of(postmaster)
            .orElseThrow(() -> new IllegalStateException("PostgreSQL has ended"));
    long ticks =
        LongStream.concat(
                LongStream.of(postmaster), process.descendants().mapToLong(ProcessHandle::pid))
            .map(DatabaseUsage::ticks)
            .sum();
    return new DatabaseUsage(postmaster, Duration.ofMillis(ticks * TICK_MILLIS));
  }

  DatabaseUsage now() {
    return of(postmaster);
  }

  Duration since(DatabaseUsage earlier) {
    return cpu.minus(earlier.cpu);
  }

  /** User and system time of the process and of its children that have ended. */
  private static long ticks(long pid) {
    try {
      String stat = Files.readString(Path.of("/proc", String.valueOf(pid), "stat"));
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
      return LongStream.range(USER_TIME, USER_TIME + 4)
          .map(field -> Long.parseLong(fields[(int) field]))
          .sum();
    } catch (IOException e) {
      return 0; // it has just ended, and the postmaster counts it
    }
  }
}
