package io.lakehousecdc.loadgen.run;

import io.lakehousecdc.loadgen.client.Connection;
import io.lakehousecdc.loadgen.client.HttpLoop;
import io.lakehousecdc.loadgen.schedule.LoadModel;
import io.lakehousecdc.loadgen.schedule.Timeline;
import io.lakehousecdc.loadgen.statistics.LoopRecorder;
import io.lakehousecdc.loadgen.statistics.LoopSecond;
import io.lakehousecdc.loadgen.workload.Answer;
import io.lakehousecdc.loadgen.workload.Call;
import io.lakehousecdc.loadgen.workload.Outcome;
import io.lakehousecdc.loadgen.workload.Workload;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.ScheduledFuture;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One event loop of a run: it carries out its part of the timeline on its own thread, so that
 * nothing stands between a call that is due and its sending.
 */
final class LoadLoop {
  /** A user that has nothing to do is asked again this often before its turn is given up. */
  private static final int TRIES = 16;

  private static final long HOUSEKEEPING_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

  private final EventLoop eventLoop;
  private final HttpLoop http;
  private final Workload workload;
  private final LoopPart part;
  private final RunClock clock;
  private final long start;
  private final LoopEvents events;
  private final LoopRecorder recorder = new LoopRecorder();
  private final List<UserSlot> slots = new ArrayList<>();
  private final Generator generator;
  private Timeline timeline;
  private int inFlight;
  private boolean advancing;
  private long nextHousekeeping = Long.MIN_VALUE;
  private long epochSecond;
  private long secondEnd;
  private long wakeAt = Long.MAX_VALUE;
  private @Nullable ScheduledFuture<?> wake;
  private volatile boolean closed;
  private volatile boolean drained;

  LoadLoop(
      EventLoop eventLoop,
      HttpLoop http,
      Workload workload,
      LoopPart part,
      LoadSpec spec,
      Timeline timeline,
      RunClock clock,
      long start,
      LoopEvents events) {
    this.eventLoop = eventLoop;
    this.http = http;
    this.workload = workload;
    this.part = part;
    this.timeline = timeline;
    this.clock = clock;
    this.start = start;
    this.events = events;
    Limits limits = spec.limits().part(part.index(), part.count());
    this.generator =
        timeline.model() == LoadModel.OPEN
            ? new OpenGenerator(this, recorder, limits, timeline, spec.seed(), part)
            : new ClosedGenerator(this, recorder, timeline, part);
    this.epochSecond = clock.epochSecondAt(Math.max(start, System.nanoTime()));
    this.secondEnd = clock.nanosOf(epochSecond + 1);
  }

  // --- For other threads ---

  void begin() {
    eventLoop.execute(this::tick);
  }

  void follow(Timeline changed) {
    eventLoop.execute(
        () -> {
          timeline = changed;
          generator.follow(changed);
          drained = false;
          tick();
        });
  }

  /** Whether the load is over and no call is on its way. */
  boolean drained() {
    return drained;
  }

  /** Ends what is on its way or waits. */
  void abort() {
    eventLoop.execute(
        () -> {
          generator.dropQueued(System.nanoTime());
          List.copyOf(slots).forEach(slot -> slot.connection().fail(Outcome.TIMEOUT));
          tick();
        });
  }

  /** Hands over the last second and closes all connections. */
  void close() {
    eventLoop.execute(
        () -> {
          if (!closed) {
            closeSecond();
            slots.forEach(slot -> slot.connection().release());
            closed = true;
          }
        });
  }

  /** Whether the last second is handed over. */
  boolean closed() {
    return closed;
  }

  void recycle(LoopSecond second) {
    recorder.recycle(second);
  }

  // --- For the loop's thread ---

  private void tick() {
    if (closed) {
      return;
    }
    try {
      wakeAt = Long.MAX_VALUE;
      long now = System.nanoTime();
      boolean housekeeping = now >= nextHousekeeping;
      if (housekeeping) {
        nextHousekeeping = now + HOUSEKEEPING_NANOS;
        http.expire(now);
        turnSecond(now);
      }
      advance(now);
      if (housekeeping) {
        drained = isDrained(now);
      }
      scheduleWake();
    } catch (RuntimeException | Error e) {
      events.failed(e);
    }
  }

  /** A loop that was held up still has what was due before the end to do. */
  private boolean isDrained(long now) {
    return seconds(now) >= timeline.end()
        && generator.exhausted()
        && inFlight == 0
        && generator.queued() == 0;
  }

  private void advance(long now) {
    if (!advancing && generator.nextDue() <= now) {
      advancing = true;
      try {
        generator.advance(now);
      } finally {
        advancing = false;
      }
    }
  }

  /** A delay of 0 is not "at once" but "after the answers that are there". */
  private void scheduleWake() {
    long next = Math.min(generator.nextDue(), nextHousekeeping);
    if (next >= wakeAt) {
      return;
    }
    if (wake != null) {
      wake.cancel(false);
    }
    wakeAt = next;
    long delay = Math.max(0, next - System.nanoTime());
    wake = eventLoop.schedule(this::tick, delay, TimeUnit.NANOSECONDS);
  }

  private void turnSecond(long now) {
    while (now >= secondEnd) {
      closeSecond();
      // After a standstill of the whole process there is nothing to say about the seconds of it.
      long present = clock.epochSecondAt(now);
      epochSecond = Math.max(epochSecond + 1, present - 10);
      secondEnd = clock.nanosOf(epochSecond + 1);
    }
  }

  private void closeSecond() {
    events.closed(
        part.index(),
        recorder.close(epochSecond, generator.users(), inFlight, generator.queued(), http.open()));
  }

  /** Seconds since the beginning of the load. */
  double seconds(long nanos) {
    return (nanos - start) / 1e9;
  }

  /** The {@link System#nanoTime()} of a time in seconds since the beginning of the load. */
  long nanos(double seconds) {
    return seconds == Double.POSITIVE_INFINITY ? Long.MAX_VALUE : start + (long) (seconds * 1e9);
  }

  /** A new user. */
  UserSlot newUser() {
    UserSlot slot = new UserSlot(this, http, workload.user(part.user(slots.size())));
    slots.add(slot);
    return slot;
  }

  /**
   * Lets a user send its next call.
   *
   * @return false if it has none
   */
  boolean send(UserSlot slot, long intended) {
    Call call = slot.user().next(intended);
    for (int i = 1; i < TRIES && call == null; i++) {
      call = slot.user().next(intended);
    }
    if (call == null) {
      return false;
    }
    slot.call = call;
    slot.due = intended;
    inFlight++;
    recorder.sent();
    slot.connection().send(call);
    return true;
  }

  void answered(UserSlot slot, int status, byte[] body) {
    try {
      Connection connection = slot.connection();
      Call call = take(slot);
      long end = connection.endNanos();
      Answer answer = new Answer(status, body, slot.due, connection.sentNanos(), end);
      Outcome outcome = slot.user().answered(call, answer);
      end(slot, call, outcome, status, body.length);
    } catch (RuntimeException | Error e) {
      events.failed(e);
    }
  }

  void failed(UserSlot slot, Outcome outcome) {
    try {
      Call call = take(slot);
      slot.user().failed(call, outcome, slot.connection().endNanos());
      end(slot, call, outcome, 0, 0);
    } catch (RuntimeException | Error e) {
      events.failed(e);
    }
  }

  private Call take(UserSlot slot) {
    Call call = slot.call;
    if (call == null) {
      throw new IllegalStateException("Cannot end a call: there is none");
    }
    slot.call = null;
    inFlight--;
    return call;
  }

  private void end(UserSlot slot, Call call, Outcome outcome, int status, long bytes) {
    Connection connection = slot.connection();
    long end = connection.endNanos();
    turnSecond(end);
    recorder.ended(
        call.operation(), outcome, status, end - slot.due, end - connection.sentNanos(), bytes);
    recorder.phases(
        connection.connectNanos(),
        connection.sentNanos() - slot.due,
        connection.firstByteNanos() == 0
            ? 0
            : connection.firstByteNanos() - connection.sentNanos());
    generator.ended(slot, outcome, end);
    advance(end);
    scheduleWake();
  }
}
