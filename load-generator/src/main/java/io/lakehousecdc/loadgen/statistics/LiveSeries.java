package io.lakehousecdc.loadgen.statistics;

import org.HdrHistogram.Histogram;

/** A series while it is recorded, by one thread at a time. */
final class LiveSeries {
  private final SeriesKey key;
  private final Histogram response = Latency.histogram();
  private final Histogram service = Latency.histogram();
  private long bytes;

  LiveSeries(SeriesKey key) {
    this.key = key;
  }

  SeriesKey key() {
    return key;
  }

  Histogram response() {
    return response;
  }

  Histogram service() {
    return service;
  }

  long bytes() {
    return bytes;
  }

  /** Records a call that was sent. */
  void record(long responseNanos, long serviceNanos, long bodyBytes) {
    response.recordValue(Latency.micros(responseNanos));
    service.recordValue(Latency.micros(serviceNanos));
    bytes += bodyBytes;
  }

  /** Records a call that never was sent. */
  void recordUnsent(long responseNanos) {
    response.recordValue(Latency.micros(responseNanos));
  }

  void add(LiveSeries other) {
    response.add(other.response);
    service.add(other.service);
    bytes += other.bytes;
  }

  void add(SeriesSlice slice) {
    response.add(slice.response());
    service.add(slice.service());
    bytes += slice.bytes();
  }

  SeriesSlice slice() {
    return new SeriesSlice(key, Latency.compact(response), Latency.compact(service), bytes);
  }

  boolean isEmpty() {
    return response.getTotalCount() == 0;
  }

  void reset() {
    response.reset();
    service.reset();
    bytes = 0;
  }
}
