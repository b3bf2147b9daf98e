package io.lakehousecdc.endtoend.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

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

  /** User and system time of the children that have ended. */
  private static final int LAST_OF_CHILDREN = 14;

  /**
   * @throws IllegalStateException if the process has ended
   */
  public static ProcessUsage of(long pid) {
    Path process = directory(pid);
    try {
      return parse(
          Files.readString(process.resolve("stat")), Files.readAllLines(process.resolve("status")));
    } catch (IOException e) {
      throw new IllegalStateException("Cannot read the usage of process " + pid, e);
    }
  }

  /** User and system time of a process and of its children that have ended; none if it has. */
  public static Optional<Duration> cpuWithEndedChildren(long pid) {
    try {
      return Optional.of(ticks(Files.readString(directory(pid).resolve("stat")), LAST_OF_CHILDREN));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /**
   * The resident memory that a process has now, in bytes.
   *
   * @throws IllegalStateException if the process has ended
   */
  public static long residentBytes(long pid) {
    try {
      return bytes(Files.readAllLines(directory(pid).resolve("status")), "VmRSS:");
    } catch (IOException e) {
      throw new IllegalStateException("Cannot read the memory of process " + pid, e);
    }
  }

  public Duration cpuSince(ProcessUsage earlier) {
    return cpu.minus(earlier.cpu);
  }

  /**
   * @param stat its second field, the program's name in parentheses, may hold spaces
   */
  static ProcessUsage parse(String stat, List<String> status) {
    return new ProcessUsage(ticks(stat, SYSTEM_TIME), bytes(status, "VmHWM:"));
  }

  /** The sum of the fields from the user time to the last one. */
  private static Duration ticks(String stat, int last) {
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    long ticks =
        IntStream.rangeClosed(USER_TIME, last).mapToLong(i -> Long.parseLong(fields[i])).sum();
    return Duration.ofMillis(ticks * 1_000 / TICKS_PER_SECOND);
  }

  private static long bytes(List<String> status, String name) {
    return status.stream()
        .filter(line -> line.startsWith(name))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
        .findFirst()
        .orElse(0);
  }

  private static Path directory(long pid) {
    return Path.of("/proc", String.valueOf(pid));
  }
}
