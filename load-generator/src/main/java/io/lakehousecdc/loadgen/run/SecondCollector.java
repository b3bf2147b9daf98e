package io.lakehousecdc.loadgen.run;

import io.lakehousecdc.loadgen.statistics.LoopSecond;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Waits with each second until all loops are past it. For use by one thread. */
final class SecondCollector {
  /** What a loop handed over. */
  record Entry(int loop, LoopSecond second) {}

  private final long[] latest;
  private final TreeMap<Long, List<Entry>> waiting = new TreeMap<>();

  SecondCollector(int loops) {
    latest = new long[loops];
    Arrays.fill(latest, Long.MIN_VALUE);
  }

  void add(Entry entry) {
    long second = entry.second().epochSecond();
    waiting.computeIfAbsent(second, any -> new ArrayList<>()).add(entry);
    latest[entry.loop()] = second;
  }

  /** The seconds, oldest first, that all loops are past; each only once. */
  List<List<Entry>> takeComplete() {
    return take(Arrays.stream(latest).min().orElse(Long.MIN_VALUE));
  }

  /** All seconds that are there. */
  List<List<Entry>> takeAll() {
    return take(Long.MAX_VALUE);
  }

  private List<List<Entry>> take(long upTo) {
    Map<Long, List<Entry>> ready = waiting.headMap(upTo, true);
    List<List<Entry>> taken = new ArrayList<>(ready.values());
    ready.clear();
    return taken;
  }
}
