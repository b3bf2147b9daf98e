package io.lakehousecdc.sink.consume;

import io.lakehousecdc.sink.consume.TableStatus.State;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The state of one table, and why it stands still if it does.
 *
 * <p>A failure outlives the state FAILED: a table that is tried again counts as failed until it has
 * come past what stopped it.
 */
final class TableHealth {

  private static final Logger LOG = Logger.getLogger(TableHealth.class);

  private final String table;
  private final Duration retryMaxWait;
  private final LoopClock clock;
  private State state = State.STARTING;
  private @Nullable Failure failure;

  TableHealth(String table, Duration retryMaxWait, LoopClock clock) {
    this.table = table;
    this.retryMaxWait = retryMaxWait;
    this.clock = clock;
  }

  boolean is(State asked) {
    return state == asked;
  }

  /** Begins again from the stored offsets, without delay. */
  void starting() {
    state = State.STARTING;
  }

  void running() {
    state = State.RUNNING;
  }

  /** Stands still for a failure that is known already. */
  void stopped() {
    state = State.FAILED;
  }

  /** Whether the table is to be loaded: it is new, or has failed and waited long enough. */
  boolean isStartDue() {
    return state == State.STARTING
        || (state == State.FAILED
            && failure != null
            && clock.nanos() - failure.retryAtNanos() >= 0);
  }

  /**
   * Stops the table until its next attempt.
   *
   * @param eventAt the bad event, as {@code topic-partition@offset}, or null if none is to blame
   */
  void fail(String message, @Nullable String eventAt) {
    boolean same = failure != null && failure.message().equals(message);
    failure = Failure.next(failure, message, eventAt, clock.now(), clock.nanos(), retryMaxWait);
    state = State.FAILED;
    if (same) {
      LOG.debugf(
          "Still failing: table=%s attempts=%d error=%s", table, failure.attempts(), message);
    } else {
      LOG.errorf("%s", message);
    }
  }

  /** The table reads again: that ends every failure but one for a bad event. */
  void reads() {
    if (failure != null && failure.eventAt() == null) {
      recovered(failure);
    }
  }

  /** Everything before {@code next} is committed: that ends a failure for an event before it. */
  void committed(Map<TopicPartition, Long> next) {
    if (failure != null && isPast(failure.eventAt(), next)) {
      recovered(failure);
    }
  }

  private static boolean isPast(@Nullable String eventAt, Map<TopicPartition, Long> next) {
    return eventAt == null
        || next.entrySet().stream()
            .anyMatch(
                entry ->
                    eventAt.startsWith(entry.getKey() + "@")
                        && entry.getValue()
                            > Long.parseLong(eventAt.substring(eventAt.lastIndexOf('@') + 1)));
  }

  private void recovered(Failure from) {
    LOG.infof("Recovered: table=%s after=%s", table, from.message());
    failure = null;
  }

  /** What others are told: failed as long as there is a failure. */
  State shown() {
    return failure != null ? State.FAILED : state;
  }

  @Nullable String error() {
    return failure == null ? null : failure.message();
  }

  @Nullable Instant errorSince() {
    return failure == null ? null : failure.since();
  }
}
