package io.lakehousecdc.loadgen.run;

import com.sun.management.OperatingSystemMXBean;
import io.lakehousecdc.loadgen.statistics.ProcessHealth;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;

/** Measures what this process used since it was last asked. For use by one thread. */
final class ProcessMeter {
  private final OperatingSystemMXBean system =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
  private final List<GarbageCollectorMXBean> collectors =
      ManagementFactory.getGarbageCollectorMXBeans();
  private long nanos = System.nanoTime();
  private long cpuNanos = system.getProcessCpuTime();
  private long gcMillis = collected();

  ProcessHealth measure() {
    long nanosNow = System.nanoTime();
    long cpuNow = system.getProcessCpuTime();
    long gcNow = collected();
    double available = (double) Math.max(1, nanosNow - nanos) * system.getAvailableProcessors();
    ProcessHealth health =
        new ProcessHealth(Math.min(1, (cpuNow - cpuNanos) / available), gcNow - gcMillis);
    nanos = nanosNow;
    cpuNanos = cpuNow;
    gcMillis = gcNow;
    return health;
  }

  private long collected() {
    return collectors.stream()
        .mapToLong(collector -> Math.max(0, collector.getCollectionTime()))
        .sum();
  }
}
