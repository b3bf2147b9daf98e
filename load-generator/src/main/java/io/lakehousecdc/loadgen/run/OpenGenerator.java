package io.lakehousecdc.loadgen.run;

import io.lakehousecdc.loadgen.schedule.Arrivals;
import io.lakehousecdc.loadgen.schedule.Timeline;
import io.lakehousecdc.loadgen.statistics.LoopRecorder;
import io.lakehousecdc.loadgen.statistics.SeriesKey;
import io.lakehousecdc.loadgen.workload.Outcome;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Calls at a rate. A call that is due takes the user that has been idle longest; when all are busy
 * there will be another user, and when there may be no more, the call waits in a queue. Its
 * response time counts from when it was due, so waiting for a slow server shows.
 */
final class OpenGenerator implements Generator {
  private static final int BURST = 64;

  private final LoadLoop loop;
  private final LoopRecorder recorder;
  private final Limits limits;
  private final Arrivals arrivals;
  private final Deque<UserSlot> idle = new ArrayDeque<>();
  private final LongQueue queue;
  private int users;
  private long nextDue;

  OpenGenerator(
      LoadLoop loop,
      LoopRecorder recorder,
      Limits limits,
      Timeline timeline,
      long seed,
      LoopPart part) {
    this.loop = loop;
    this.recorder = recorder;
    this.limits = limits;
    this.arrivals = new Arrivals(timeline, seed, part.index(), part.count());
    this.queue = new LongQueue(limits.queue());
    this.nextDue = loop.nanos(arrivals.peek());
  }

  @Override
  public void advance(long now) {
    if (users == 0) {
      while (users < Math.min(limits.idleUsers(), limits.connections())) {
        users++;
        idle.addLast(loop.newUser());
      }
    }
    long present = now;
    for (int i = 0; i < BURST && nextDue <= present; i++) {
      long due = nextDue;
      arrivals.advance();
      nextDue = loop.nanos(arrivals.peek());
      dispatch(due, present);
      present = System.nanoTime();
    }
  }

  private void dispatch(long due, long now) {
    recorder.intended();
    recorder.started(now - due);
    UserSlot slot = idle.pollFirst();
    if (slot == null && users < limits.connections()) {
      users++;
      slot = loop.newUser();
    }
    if (slot != null) {
      if (!loop.send(slot, due)) {
        idle.addLast(slot);
      }
    } else if (!queue.offer(due)) {
      recorder.unsent(SeriesKey.NO_OPERATION, Outcome.DROPPED, now - due);
    }
  }

  @Override
  public void ended(UserSlot slot, Outcome outcome, long now) {
    while (!queue.isEmpty()) {
      if (loop.send(slot, queue.poll())) {
        return;
      }
    }
    idle.addLast(slot);
  }

  @Override
  public long nextDue() {
    return nextDue;
  }

  @Override
  public void follow(Timeline changed) {
    arrivals.follow(changed);
    nextDue = loop.nanos(arrivals.peek());
  }

  @Override
  public void dropQueued(long now) {
    while (!queue.isEmpty()) {
      recorder.unsent(SeriesKey.NO_OPERATION, Outcome.DROPPED, now - queue.poll());
    }
  }

  @Override
  public boolean exhausted() {
    return nextDue == Long.MAX_VALUE;
  }

  @Override
  public int users() {
    return users;
  }

  @Override
  public int queued() {
    return queue.size();
  }
}
