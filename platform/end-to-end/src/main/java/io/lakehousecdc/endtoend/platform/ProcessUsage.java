package io.lakehousecdc.endtoend.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What a process has used until now, as Linux counts it.
 *
 * @param cpu user and system time of all its threads
 * @param peakBytes the most resident memory it ever had
 */
public record ProcessUsage(Duration cpu, long peakBytes) {
  /** The unit of {@code /proc/<pid>/stat}, the same on every Linux that Java runs on. */
  private static final int TICKS_PER_SECOND = 100;

  private static final int USER_TIME = 11;
  private static final int SYSTEM_TIME = 12;

  /**
   * @throws IllegalStateException if the process has ended
   */
  public static ProcessUsage of(long pid) {
    Path process = Path.of("/proc", String.valueOf(pid));
    try {
      return parse(
          Files.readString(process.resolve("stat")), Files.readAllLines(process.resolve("status")));
    } catch (IOException e) {
      throw new IllegalStateException("Cannot read the usage of process " + pid, e);
    }
  }

  public Duration cpuSince(ProcessUsage earlier) {
    return cpu.minus(earlier.cpu);
  }

  /**
   * @param stat its second field, the program's name in parentheses, may hold spaces
   */
  static ProcessUsage parse(String stat, List<String> status) {
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    long ticks = Long.parseLong(fields[USER_TIME]) + Long.parseLong(fields[SYSTEM_TIME]);
    long peakKib =
        status.stream()
            .filter(line -> line.startsWith("VmHWM:"))
            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
            .findFirst()
            .orElse(0);
    return new ProcessUsage(Duration.ofMillis(ticks * 1_000 / TICKS_PER_SECOND), peakKib << 10);
  }
}
