package io.lakehousecdc.launcher.status;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Memory of a process and its children, in bytes. Of memory that several processes share, such as
 * PostgreSQL's buffers, each is given its share (the proportional set size), so that sums are true.
 */
final class ProcessMemory {
  private static final Pattern PSS = Pattern.compile("^Pss:\\s+(\\d+) kB", Pattern.MULTILINE);
  private static final Pattern RSS = Pattern.compile("^VmRSS:\\s+(\\d+) kB", Pattern.MULTILINE);

  private ProcessMemory() {}

  /**
   * The memory of a process and its descendants, without those processes (and theirs) that are
   * counted elsewhere; empty when the process is gone.
   */
  static OptionalLong ofTree(long pid, Set<Long> counted) {
    OptionalLong own = of(pid);
    if (own.isEmpty()) {
      return own;
    }
    Stream<ProcessHandle> children =
        ProcessHandle.of(pid).map(ProcessHandle::children).orElseGet(Stream::empty);
    long below =
        children
            .filter(child -> !counted.contains(child.pid()))
            .mapToLong(child -> ofTree(child.pid(), counted).orElse(0))
            .sum();
    return OptionalLong.of(own.getAsLong() + below);
  }

  private static OptionalLong of(long pid) {
    Path process = Path.of("/proc", Long.toString(pid));
    OptionalLong share = kibibytes(process.resolve("smaps_rollup"), PSS);
    // Another user's process shows only its resident set.
    return share.isPresent() ? share : kibibytes(process.resolve("status"), RSS);
  }

  private static OptionalLong kibibytes(Path file, Pattern line) {
    try {
      Matcher found = line.matcher(Files.readString(file));
      return found.find()
          ? OptionalLong.of(Long.parseLong(found.group(1)) * 1024)
          : OptionalLong.empty();
    } catch (IOException e) {
      return OptionalLong.empty();
    }
  }
}
