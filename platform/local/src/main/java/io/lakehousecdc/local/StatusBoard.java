package io.lakehousecdc.local;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the supervisor knows of every part; its threads write here, and the status file is made from
 * it.
 */
final class StatusBoard {
  private final Endpoints endpoints;
  private final Map<Part, Entry> entries = new EnumMap<>(Part.class);

  StatusBoard(Endpoints endpoints, Set<Part> excluded) {
    this.endpoints = endpoints;
    for (Part part : Part.values()) {
      PartState state = excluded.contains(part) ? PartState.EXCLUDED : PartState.STOPPED;
      entries.put(part, new Entry(state, 0, 0, 0, ""));
    }
  }

  synchronized PartState state(Part part) {
    return entry(part).state;
  }

  /**
   * Whether a part that needs this one can be started; one that is left out is the user's business.
   */
  boolean isUsable(Part part) {
    PartState state = state(part);
    return state == PartState.RUNNING || state == PartState.EXCLUDED;
  }

  synchronized void starting(Part part, ProcessHandle process) {
    Entry old = entry(part);
    long started = process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    entries.put(
        part, new Entry(PartState.STARTING, process.pid(), started, old.restarts, old.error));
  }

  synchronized void running(Part part) {
    Entry old = entry(part);
    entries.put(part, new Entry(PartState.RUNNING, old.pid, old.startedMillis, old.restarts, ""));
  }

  /** The part has no process, and is started again soon. */
  synchronized void down(Part part, PartState state, String error) {
    entries.put(part, new Entry(state, 0, 0, entry(part).restarts + 1, error));
  }

  synchronized void stopped(Part part) {
    Entry old = entry(part);
    entries.put(part, new Entry(PartState.STOPPED, 0, 0, old.restarts, old.error));
  }

  /** Tells what is wrong with a part that runs; an empty text that nothing is. */
  synchronized void complain(Part part, String error) {
    Entry old = entry(part);
    entries.put(part, new Entry(old.state, old.pid, old.startedMillis, old.restarts, error));
  }

  synchronized void failed(Part part, String error) {
    entries.put(part, new Entry(PartState.FAILED, 0, 0, entry(part).restarts, error));
  }

  synchronized String toJson() {
    return entries.entrySet().stream()
        .map(entry -> toJson(entry.getKey(), entry.getValue()))
        .collect(Collectors.joining(",\n  ", "{\"parts\":[\n  ", "]}\n"));
  }

  private String toJson(Part part, Entry entry) {
    return "{\"name\":%s,\"state\":%s,\"pid\":%d,\"port\":%d,\"url\":%s,\"startedMillis\":%d,\"restarts\":%d,\"error\":%s}"
        .formatted(
            Json.string(part.label()),
            Json.string(entry.state.label()),
            entry.pid,
            endpoints.port(part),
            Json.string(endpoints.url(part)),
            entry.startedMillis,
            entry.restarts,
            Json.string(entry.error));
  }

  private Entry entry(Part part) {
    Entry entry = entries.get(part);
    if (entry == null) {
      throw new IllegalArgumentException("Unknown part: " + part);
    }
    return entry;
  }

  /**
   * @param pid 0 without a process
   * @param error one line; empty if nothing is wrong
   */
  private record Entry(PartState state, long pid, long startedMillis, int restarts, String error) {}
}
