package io.lakehousecdc.loadgen.statistics;

import org.HdrHistogram.Histogram;

/**
 * The parts of calls, of all operations together, in microseconds.
 *
 * @param connect the opening of connections, where there was none
 * @param waiting from the due time to the sending: lag, queue and connecting together
 * @param firstByte from the sending to the first byte of the answer
 */
public record Phases(Histogram connect, Histogram waiting, Histogram firstByte) {
  Phases() {
    this(Latency.histogram(), Latency.histogram(), Latency.histogram());
  }

  void record(long connectNanos, long waitNanos, long firstByteNanos) {
    if (connectNanos > 0) {
      connect.recordValue(Latency.micros(connectNanos));
    }
    waiting.recordValue(Latency.micros(waitNanos));
    if (firstByteNanos > 0) {
      firstByte.recordValue(Latency.micros(firstByteNanos));
    }
  }

  void add(Phases other) {
    connect.add(other.connect);
    waiting.add(other.waiting);
    firstByte.add(other.firstByte);
  }

  Phases compact() {
    return new Phases(
        Latency.compact(connect), Latency.compact(waiting), Latency.compact(firstByte));
  }

  void reset() {
    connect.reset();
    waiting.reset();
    firstByte.reset();
  }
}
