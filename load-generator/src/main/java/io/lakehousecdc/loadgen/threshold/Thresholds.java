package io.lakehousecdc.loadgen.threshold;

import io.lakehousecdc.loadgen.statistics.Latency;
import io.lakehousecdc.loadgen.statistics.Second;
import io.lakehousecdc.loadgen.statistics.SeriesSlice;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.HdrHistogram.Histogram;

/**
 * Judges the rules of a run. It is told of each second after the warm-up and keeps only merged
 * histograms and totals, so that neither its memory nor the cost of a second grow with the run.
 *
 * <p>Safe for use by several threads.
 */
public final class Thresholds {
  private final List<Rule> rules;
  private final List<String> operations;
  private final Map<Selector, Calls> calls = new HashMap<>();
  private final Map<Selector, Histogram> freshness = new HashMap<>();
  private final Map<Metric, Double> values = new EnumMap<>(Metric.class);
  private final Histogram lag = Latency.histogram();
  private List<RuleState> states;
  private long seconds;

  /**
   * @param operations the names that {@link Second}s know by their indexes
   * @throws ThresholdException if a rule is about an operation that is not there
   */
  public Thresholds(List<Rule> rules, List<String> operations) {
    Rules.check(rules, operations);
    this.rules = List.copyOf(rules);
    this.operations = List.copyOf(operations);
    for (Rule rule : this.rules) {
      if (rule.metric() == Metric.FRESHNESS) {
        freshness.put(rule.selector(), new Histogram(3));
      } else {
        calls.put(rule.selector(), new Calls());
      }
    }
    this.states =
        this.rules.stream()
            .map(rule -> new RuleState(rule, OptionalDouble.empty(), true, 0))
            .toList();
  }

  /**
   * Adds a second of the run, after the warm-up.
   *
   * @param lagMicros from the intended to the actual sending of its calls
   */
  public synchronized void add(Second second, Histogram lagMicros) {
    seconds++;
    calls.forEach(
        (selector, total) -> {
          for (SeriesSlice slice : second.series()) {
            if (selector.matches(slice.key(), operations)) {
              total.add(slice);
            }
          }
        });
    lag.add(lagMicros);
    values.put(Metric.GENERATOR_CPU, second.health().cpu());
  }

  /**
   * Adds writes that the lake shows now.
   *
   * @param micros from their acknowledgement until then
   */
  public synchronized void addFreshness(String operation, Histogram micros) {
    freshness.forEach(
        (selector, total) -> {
          if (selector.operation() == null || selector.operation().equals(operation)) {
            total.add(micros);
          }
        });
  }

  /**
   * Sets a value that is measured elsewhere.
   *
   * @param metric a gauge, or a counter of findings with its total so far
   */
  public synchronized void set(Metric metric, double value) {
    values.put(metric, value);
  }

  /** Judges all rules, in their order. */
  public synchronized List<RuleState> evaluate(long epochSecond) {
    List<RuleState> now = new ArrayList<>(rules.size());
    for (RuleState last : states) {
      double value = value(last.rule());
      boolean ok = Double.isNaN(value) || last.rule().holds(value);
      long since = ok == last.ok() && last.since() != 0 ? last.since() : epochSecond;
      now.add(
          new RuleState(
              last.rule(),
              Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value),
              ok,
              since));
    }
    states = List.copyOf(now);
    return states;
  }

  /** What was last evaluated. */
  public synchronized List<RuleState> states() {
    return states;
  }

  /** The rule for which the run must end now, by what was last evaluated. */
  public synchronized Optional<RuleState> abort() {
    return states.stream()
        .filter(state -> !state.ok() && state.rule().abortOnFail())
        .filter(state -> seconds >= state.rule().delayAbortEval().toSeconds())
        .findFirst();
  }

  private double value(Rule rule) {
    Aggregation aggregation = rule.aggregation();
    return switch (rule.metric()) {
      case HTTP_REQ_DURATION -> aggregation.millis(calls(rule).response());
      case HTTP_REQ_SERVICE -> aggregation.millis(calls(rule).service());
      case FRESHNESS -> aggregation.millis(freshness(rule));
      case SCHEDULE_LAG -> aggregation.millis(lag);
      case HTTP_REQ_FAILED -> calls(rule).failedShare();
      case CHECKS -> calls(rule).consistentShare();
      case HTTP_REQS -> counted(aggregation, (double) calls(rule).ended());
      case DROPPED_ITERATIONS -> counted(aggregation, (double) calls(rule).dropped());
      case LOST, PHANTOM, DOUBLED, STALE, TORN, RESURRECTED, WRONG_TYPE ->
          counted(aggregation, given(rule.metric()));
      case OLDEST_UNSEEN, SLOT_LAG_BYTES, GENERATOR_CPU -> given(rule.metric());
    };
  }

  private double counted(Aggregation aggregation, double total) {
    return switch (aggregation.function()) {
      case COUNT -> total;
      case RATE -> total / seconds;
      case AVG, MIN, MAX, PERCENTILE, VALUE ->
          throw new IllegalStateException(aggregation + " of a counter");
    };
  }

  private double given(Metric metric) {
    return values.getOrDefault(metric, Double.NaN);
  }

  private Calls calls(Rule rule) {
    return Objects.requireNonNull(calls.get(rule.selector()));
  }

  private Histogram freshness(Rule rule) {
    return Objects.requireNonNull(freshness.get(rule.selector()));
  }
}
