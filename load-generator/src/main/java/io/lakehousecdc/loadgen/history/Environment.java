package io.lakehousecdc.loadgen.history;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * What a run was made on.
 *
 * @param version of the load generator
 * @param heapBytes the most memory that the process may take for objects
 */
public record Environment(
    String host,
    String cpu,
    int processors,
    String os,
    String jdk,
    String version,
    long heapBytes) {
  private static final Path CPU_INFO = Path.of("/proc/cpuinfo");
  private static final Path HOST_NAME = Path.of("/proc/sys/kernel/hostname");

  /** That of this process. */
  public static Environment ofThisProcess(String version) {
    return new Environment(
        hostName(),
        cpuModel(),
        Runtime.getRuntime().availableProcessors(),
        property("os.name") + " " + property("os.version"),
        property("java.runtime.version") + " (" + property("java.vm.vendor") + ")",
        version,
        Runtime.getRuntime().maxMemory());
  }

  private static String hostName() {
    try {
      return Files.readString(HOST_NAME).strip();
    } catch (IOException e) {
      return "unknown";
    }
  }

  private static String cpuModel() {
    try (Stream<String> lines = Files.lines(CPU_INFO)) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse(property("os.arch"));
    } catch (IOException e) {
      return property("os.arch");
    }
  }

  private static String property(String name) {
    return System.getProperty(name, "unknown");
  }
}
