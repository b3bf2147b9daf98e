package io.lakehousecdc.loadgen.statistics;

import io.lakehousecdc.loadgen.workload.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * Records what one event loop does, without locks: all methods but {@link #recycle} are for the
 * loop's thread.
 *
 * <p>The number of series is bounded. When a server answers with ever new statuses, those that come
 * late are counted under the first status of their class (418 as 400).
 */
public final class LoopRecorder {
  private static final int MOST_SERIES = 64;
  private static final int STATUSES = 1000;
  private static final int OUTCOMES = Outcome.values().length;

  private final Map<Integer, LiveSeries> series = new HashMap<>();
  private final Queue<LoopSecond> returned = new ConcurrentLinkedQueue<>();
  private final Map<SeriesKey, LiveSeries> spares = new HashMap<>();
  private Histogram lag = Latency.histogram();
  private Phases phases = new Phases();
  private @Nullable LoopSecond spare;

  /** The series of the last call: most calls are of the same few. */
  private @Nullable LiveSeries last;

  private int lastId = -1;
  private long intended;
  private long sent;
  private long done;

  /** A call became due. */
  public void intended() {
    intended++;
  }

  /**
   * A call was taken up.
   *
   * @param lagNanos after its time, by the fault of the generator alone
   */
  public void started(long lagNanos) {
    lag.recordValue(Latency.micros(lagNanos));
  }

  /** A call was sent. */
  public void sent() {
    sent++;
  }

  /** A call that was sent is over. */
  public void ended(
      int operation, Outcome outcome, int status, long response, long service, long bytes) {
    done++;
    series(operation, outcome, status).record(response, service, bytes);
  }

  /**
   * The parts of a call that was sent, in nanoseconds.
   *
   * @param connect 0 if the connection stood
   * @param firstByte 0 if no answer came
   */
  public void phases(long connect, long wait, long firstByte) {
    phases.record(connect, wait, firstByte);
  }

  /** A call is over that could not be sent. */
  public void unsent(int operation, Outcome outcome, long response) {
    done++;
    series(operation, outcome, 0).recordUnsent(response);
  }

  private LiveSeries series(int operation, Outcome outcome, int status) {
    int known = status >= 0 && status < STATUSES ? status : 0;
    int id = ((operation + 1) * OUTCOMES + outcome.ordinal()) * STATUSES + known;
    LiveSeries live = last;
    if (id != lastId || live == null) {
      live = series.get(id);
      if (live == null) {
        live = newSeries(id, operation, outcome, known);
      }
      last = live;
      lastId = id;
    }
    return live;
  }

  private LiveSeries newSeries(int id, int operation, Outcome outcome, int status) {
    int told = status;
    int toldId = id;
    if (series.size() >= MOST_SERIES) {
      told = status / 100 * 100;
      toldId = id - status + told;
    }
    LiveSeries present = series.get(toldId);
    if (present != null) {
      return present;
    }
    SeriesKey key = new SeriesKey(operation, outcome, told);
    LiveSeries spare = spares.remove(key);
    LiveSeries live = spare == null ? new LiveSeries(key) : spare;
    series.put(toldId, live);
    return live;
  }

  /** Hands over what was recorded since the last time. */
  public LoopSecond close(long epochSecond, int users, int inFlight, int queued, int connections) {
    takeBack();
    LoopCounts counts = new LoopCounts(intended, sent, done, users, inFlight, queued, connections);
    List<LiveSeries> closed = new ArrayList<>(series.values());
    LoopSecond second = new LoopSecond(epochSecond, closed, lag, phases, counts);
    series.clear();
    last = null;
    lastId = -1;
    lag = spare == null ? Latency.histogram() : spare.lag();
    phases = spare == null ? new Phases() : spare.phases();
    spare = null;
    intended = 0;
    sent = 0;
    done = 0;
    return second;
  }

  private void takeBack() {
    for (LoopSecond second = returned.poll(); second != null; second = returned.poll()) {
      spares.clear();
      for (LiveSeries live : second.series()) {
        spares.put(live.key(), live);
      }
      spare = second;
    }
  }

  /** Gives back a second that nobody reads any more, so that its memory is used again. */
  public void recycle(LoopSecond second) {
    second.series().forEach(LiveSeries::reset);
    second.lag().reset();
    second.phases().reset();
    returned.add(second);
  }
}
