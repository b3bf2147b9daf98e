package io.lakehousecdc.loadgen.run;

import io.lakehousecdc.loadgen.schedule.Timeline;
import io.lakehousecdc.loadgen.statistics.LoopRecorder;
import io.lakehousecdc.loadgen.workload.Outcome;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;

/**
 * Users that call, think, and call again. A call is due when the thinking is over. A user that is
 * one too many ends after its call, and is the first to come back when more are wanted.
 */
final class ClosedGenerator implements Generator {
  private static final int BURST = 64;
  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

  /** Without a server, users that do not think would do nothing but ask for it. */
  private static final long AFTER_REFUSAL_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

  private final LoadLoop loop;
  private final LoopRecorder recorder;
  private final LoopPart part;
  private final PriorityQueue<UserSlot> thinking =
      new PriorityQueue<>(Comparator.comparingLong((UserSlot slot) -> slot.due));
  private final Deque<UserSlot> active = new ArrayDeque<>();
  private final Deque<UserSlot> spare = new ArrayDeque<>();
  private Timeline timeline;
  private long nextLook = Long.MIN_VALUE;
  private boolean paused;
  private long pausedSince;

  ClosedGenerator(LoadLoop loop, LoopRecorder recorder, Timeline timeline, LoopPart part) {
    this.loop = loop;
    this.recorder = recorder;
    this.timeline = timeline;
    this.part = part;
  }

  @Override
  public void advance(long now) {
    if (now >= nextLook) {
      nextLook = now + LOOK_NANOS;
      look(now);
    }
    if (paused) {
      return;
    }
    long present = now;
    for (int i = 0; i < BURST; i++) {
      UserSlot slot = thinking.peek();
      if (slot == null || slot.due > present) {
        return;
      }
      thinking.poll();
      take(slot, present);
      present = System.nanoTime();
    }
  }

  private void take(UserSlot slot, long now) {
    if (slot.retired) {
      retire(slot);
      return;
    }
    recorder.intended();
    recorder.started(now - slot.due);
    if (!loop.send(slot, slot.due)) {
      think(slot, now);
    }
  }

  private void look(long now) {
    double time = loop.seconds(now);
    boolean still = timeline.pausedAt(time);
    if (still != paused) {
      paused = still;
      if (still) {
        pausedSince = now;
      } else {
        shift(now - pausedSince);
      }
    }
    if (time >= 0) {
      fit(timeline.users(time, part.index(), part.count()), now);
    }
  }

  /** Those who were thinking go on as if there had been no pause. */
  private void shift(long nanos) {
    List<UserSlot> all = new ArrayList<>(thinking);
    thinking.clear();
    for (UserSlot slot : all) {
      slot.due += nanos;
      thinking.add(slot);
    }
  }

  private void fit(int wanted, long now) {
    while (active.size() > wanted) {
      active.removeLast().retired = true;
    }
    while (active.size() < wanted) {
      UserSlot slot = spare.isEmpty() ? loop.newUser() : spare.removeLast();
      slot.retired = false;
      slot.due = now;
      active.addLast(slot);
      thinking.add(slot);
    }
  }

  private void retire(UserSlot slot) {
    slot.connection().close();
    spare.addLast(slot);
  }

  @Override
  public void ended(UserSlot slot, Outcome outcome, long now) {
    if (slot.retired) {
      retire(slot);
    } else if (outcome == Outcome.REFUSED) {
      think(slot, now + AFTER_REFUSAL_NANOS);
    } else {
      think(slot, now);
    }
  }

  private void think(UserSlot slot, long now) {
    long think = slot.user().starting() ? 0 : Math.max(0, slot.user().thinkNanos());
    slot.due = now + think;
    thinking.add(slot);
  }

  @Override
  public long nextDue() {
    UserSlot slot = thinking.peek();
    return slot == null || paused ? nextLook : Math.min(slot.due, nextLook);
  }

  @Override
  public void follow(Timeline changed) {
    timeline = changed;
    nextLook = Long.MIN_VALUE;
  }

  @Override
  public void dropQueued(long now) {}

  /** Users that were still thinking at the end have nothing more to do. */
  @Override
  public boolean exhausted() {
    return true;
  }

  @Override
  public int users() {
    return active.size();
  }

  @Override
  public int queued() {
    return 0;
  }
}
