package io.lakehousecdc.loadgen.threshold;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a rule can be about. The names are k6's where k6 has the metric. */
public enum Metric {
  /** From the intended start of a call to its end, whatever the end was. */
  HTTP_REQ_DURATION("http_req_duration", Kind.TREND, Unit.TIME, Judges.SERVICE),
  /** From the sending of a call to its end. */
  HTTP_REQ_SERVICE("http_req_service", Kind.TREND, Unit.TIME, Judges.SERVICE),
  /** From the acknowledgement of a write until the lake shows it. */
  FRESHNESS("freshness", Kind.TREND, Unit.TIME, Judges.SERVICE),
  /** From the intended to the actual sending. */
  SCHEDULE_LAG("schedule_lag", Kind.TREND, Unit.TIME, Judges.GENERATOR),
  /** The share of due calls that did not end well; one that was never sent did not. */
  HTTP_REQ_FAILED("http_req_failed", Kind.RATE, Unit.RATIO, Judges.SERVICE),
  /** The share of calls whose answers did not contradict what was written before. */
  CHECKS("checks", Kind.RATE, Unit.RATIO, Judges.DATA),
  /** The calls that were sent. */
  HTTP_REQS("http_reqs", Kind.COUNTER, Unit.COUNT, Judges.SERVICE),
  /** The calls that were due and never sent. */
  DROPPED_ITERATIONS("dropped_iterations", Kind.COUNTER, Unit.COUNT, Judges.GENERATOR),
  LOST("lost", Kind.COUNTER, Unit.COUNT, Judges.DATA),
  PHANTOM("phantom", Kind.COUNTER, Unit.COUNT, Judges.DATA),
  DOUBLED("doubled", Kind.COUNTER, Unit.COUNT, Judges.DATA),
  STALE("stale", Kind.COUNTER, Unit.COUNT, Judges.DATA),
  TORN("torn", Kind.COUNTER, Unit.COUNT, Judges.DATA),
  RESURRECTED("resurrected", Kind.COUNTER, Unit.COUNT, Judges.DATA),
  WRONG_TYPE("wrong_type", Kind.COUNTER, Unit.COUNT, Judges.DATA),
  /** The age of the oldest acknowledged write that the lake does not show yet. */
  OLDEST_UNSEEN("oldest_unseen", Kind.GAUGE, Unit.TIME, Judges.SERVICE),
  /** What the replication slot holds back. */
  SLOT_LAG_BYTES("slot_lag_bytes", Kind.GAUGE, Unit.BYTES, Judges.SERVICE),
  /** The share of the machine's processors that the generator uses. */
  GENERATOR_CPU("generator_cpu", Kind.GAUGE, Unit.RATIO, Judges.GENERATOR);

  /** Which aggregations a metric has. */
  public enum Kind {
    TREND("avg, min, max, med, p(N)"),
    RATE("rate"),
    COUNTER("count, rate"),
    GAUGE("value");

    private final String aggregations;

    Kind(String aggregations) {
      this.aggregations = aggregations;
    }

    String aggregations() {
      return aggregations;
    }
  }

  /** What is at fault when a rule about the metric does not hold. */
  public enum Judges {
    SERVICE,
    DATA,
    GENERATOR
  }

  private static final Map<String, Metric> SHORT_NAMES =
      Map.of("http", HTTP_REQ_DURATION, "errors", HTTP_REQ_FAILED, "dropped", DROPPED_ITERATIONS);

  private final String text;
  private final Kind kind;
  private final Unit unit;
  private final Judges judges;

  Metric(String text, Kind kind, Unit unit, Judges judges) {
    this.text = text;
    this.kind = kind;
    this.unit = unit;
    this.judges = judges;
  }

  static Optional<Metric> named(String name) {
    return Arrays.stream(values())
        .filter(metric -> metric.text.equals(name))
        .findFirst()
        .or(() -> Optional.ofNullable(SHORT_NAMES.get(name)));
  }

  static String names() {
    return Arrays.stream(values()).map(Metric::text).collect(Collectors.joining(", "));
  }

  /** The name in a rule. */
  public String text() {
    return text;
  }

  public Kind kind() {
    return kind;
  }

  public Unit unit() {
    return unit;
  }

  public Judges judges() {
    return judges;
  }

  /** Whether a rule may be about a part of the calls only. */
  boolean hasTags() {
    return switch (this) {
      case HTTP_REQ_DURATION,
          HTTP_REQ_SERVICE,
          HTTP_REQ_FAILED,
          CHECKS,
          HTTP_REQS,
          DROPPED_ITERATIONS,
          FRESHNESS ->
          true;
      case SCHEDULE_LAG,
          LOST,
          PHANTOM,
          DOUBLED,
          STALE,
          TORN,
          RESURRECTED,
          WRONG_TYPE,
          OLDEST_UNSEEN,
          SLOT_LAG_BYTES,
          GENERATOR_CPU ->
          false;
    };
  }
}
