package io.lakehousecdc.loadgen.run;

import io.lakehousecdc.loadgen.client.HttpLoop;
import io.lakehousecdc.loadgen.client.Transport;
import io.lakehousecdc.loadgen.schedule.Change;
import io.lakehousecdc.loadgen.schedule.LoadPlan;
import io.lakehousecdc.loadgen.schedule.Timeline;
import io.lakehousecdc.loadgen.statistics.LoopSecond;
import io.lakehousecdc.loadgen.statistics.MeasuredSecond;
import io.lakehousecdc.loadgen.statistics.SecondMerge;
import io.lakehousecdc.loadgen.workload.Workload;
import io.netty.channel.EventLoopGroup;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Makes the load of one process: event loops that call, and a thread that collects their seconds
 * and sees to it that the load ends, whatever the server does. {@link #edit} and its like are for
 * any thread.
 */
public final class Engine implements AutoCloseable {
  /** Changes begin a little later than asked for, so that all loops know of them in time. */
  private static final double LEAD_SECONDS = 0.02;

  private static final long LEAD_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
  private static final long POLL_MILLIS = 10;

  /** For loops to hand over what they have; they take as long only if something holds them up. */
  private static final Duration HAND_OVER = Duration.ofSeconds(5);

  private final LoadSpec spec;
  private final MeasuredListener listener;
  private final RunClock clock;
  private final long start;
  private final EventLoopGroup group;
  private final List<LoadLoop> loops = new ArrayList<>();
  private final BlockingQueue<SecondCollector.Entry> handedOver = new LinkedBlockingQueue<>();
  private final SecondCollector collector;
  private final ProcessMeter meter = new ProcessMeter();
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
  private final CountDownLatch over = new CountDownLatch(1);
  private final Thread conductor;
  private volatile Timeline timeline;
  private volatile long deadline = Long.MAX_VALUE;
  private volatile int users;

  /**
   * An engine that begins when it is started.
   *
   * @param startNanos when the load begins, as {@link System#nanoTime()}; several processes may
   *     begin together
   */
  public Engine(
      LoadSpec spec,
      Workload workload,
      Timeline timeline,
      RunClock clock,
      long startNanos,
      MeasuredListener listener) {
    this.spec = spec;
    this.listener = listener;
    this.clock = clock;
    this.start = startNanos;
    this.timeline = timeline;
    Transport transport = Transport.best();
    int count = loopCount(spec.limits());
    group = transport.loops(count, "load");
    collector = new SecondCollector(count);
    for (int i = 0; i < count; i++) {
      var eventLoop = group.next();
      HttpLoop http = new HttpLoop(eventLoop, transport, spec.target(), spec.client());
      LoopPart part = new LoopPart(i, count, spec.firstUser());
      LoadLoop loop =
          new LoadLoop(eventLoop, http, workload, part, spec, timeline, clock, start, events());
      loops.add(loop);
    }
    conductor = new Thread(this::conduct, "load-conductor");
    conductor.setDaemon(true);
  }

  /** The whole load of a plan, beginning at once. */
  public static Engine alone(LoadSpec spec, Workload workload, MeasuredListener listener) {
    RunClock clock = RunClock.now();
    Timeline timeline = Timeline.of(spec.plan(), spec.share());
    return new Engine(spec, workload, timeline, clock, System.nanoTime() + LEAD_NANOS, listener);
  }

  private static int loopCount(Limits limits) {
    int wanted =
        limits.loops() > 0
            ? limits.loops()
            : Math.max(1, Runtime.getRuntime().availableProcessors() / 4);
    return Math.max(1, Math.min(wanted, limits.connections()));
  }

  private LoopEvents events() {
    return new LoopEvents() {
      @Override
      public void closed(int loop, LoopSecond second) {
        handedOver.add(new SecondCollector.Entry(loop, second));
      }

      @Override
      public void failed(Throwable cause) {
        failure.compareAndSet(null, cause);
      }
    };
  }

  public void start() {
    conductor.start();
    loops.forEach(LoadLoop::begin);
  }

  public Timeline timeline() {
    return timeline;
  }

  /** Seconds since the beginning of the load; negative before that. */
  public double elapsed() {
    return (System.nanoTime() - start) / 1e9;
  }

  /** Virtual users at the end of the last second. */
  public int users() {
    return users;
  }

  /** Why the load ended before its time: an error in this program or in the workload. */
  public Optional<Throwable> failure() {
    return Optional.ofNullable(failure.get());
  }

  /** See {@link RunControl#edit}. */
  public void edit(LoadPlan plan) {
    LoadSpec.check(plan, spec.limits());
    change(soon(), (now, time) -> now.edit(time, plan));
  }

  public void pause() {
    change(soon(), Timeline::pause);
  }

  public void resume() {
    change(soon(), Timeline::resume);
  }

  public void skipStage() {
    change(soon(), Timeline::skip);
  }

  /** No more calls; those on their way are waited for, for a limited time. */
  public void stop() {
    stop(soon());
  }

  /** No more calls from a time on. */
  public synchronized void stop(double time) {
    change(time, Timeline::stop);
    long at = start + (long) (time * 1e9) + spec.limits().stopGrace().toNanos();
    if (deadline == Long.MAX_VALUE || at - deadline < 0) {
      deadline = at;
    }
  }

  /** The earliest time at which all loops will know of a change made now. */
  public double soon() {
    return Math.max(0, elapsed() + LEAD_SECONDS);
  }

  /**
   * Changes the timeline, in the same way as those of other processes.
   *
   * @param time at which it changes, agreed with the others; not before that of an earlier change
   * @param how from the timeline and the time
   */
  public synchronized void change(double time, BiFunction<Timeline, Double, Timeline> how) {
    if (group.isShuttingDown()) {
      return;
    }
    Timeline present = timeline;
    List<Change> changes = present.changes();
    double last = changes.isEmpty() ? 0 : changes.get(changes.size() - 1).at();
    Timeline changed = how.apply(present, Math.max(time, last));
    if (changed != present) {
      timeline = changed;
      loops.forEach(loop -> loop.follow(changed));
    }
  }

  /**
   * Waits for the end of the load.
   *
   * @return false if it is not over by then
   */
  public boolean await(Duration atMost) throws InterruptedException {
    return over.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** Ends the load at once. */
  @Override
  public void close() throws InterruptedException {
    stop();
    deadline = System.nanoTime();
    if (conductor.getState() == Thread.State.NEW) {
      shutDown();
    } else {
      over.await(2 * HAND_OVER.toMillis() + 5000, TimeUnit.MILLISECONDS);
    }
  }

  // --- The conductor's thread ---

  private void conduct() {
    try {
      boolean ended = false;
      while (!ended) {
        collect(POLL_MILLIS);
        if (failure.get() != null) {
          stop();
          deadline = Math.min(deadline, System.nanoTime());
        }
        ended = drained() || System.nanoTime() - endOfPatience() > 0;
      }
      wrapUp();
    } catch (InterruptedException e) {
      failure.compareAndSet(null, e);
    } catch (RuntimeException | Error e) {
      failure.compareAndSet(null, e);
    } finally {
      shutDown();
      over.countDown();
    }
  }

  private boolean drained() {
    return elapsed() >= timeline.end() && loops.stream().allMatch(LoadLoop::drained);
  }

  /** After the end of the plan each call has its timeout to end in; then nobody waits any more. */
  private long endOfPatience() {
    double end = timeline.end();
    if (end > 1e9) {
      return deadline == Long.MAX_VALUE ? System.nanoTime() + 1 : deadline;
    }
    long natural = start + (long) (end * 1e9) + spec.client().longestCall().toNanos();
    return deadline == Long.MAX_VALUE || natural - deadline < 0 ? natural : deadline;
  }

  private void wrapUp() throws InterruptedException {
    if (!drained()) {
      loops.forEach(LoadLoop::abort);
    }
    loops.forEach(LoadLoop::close);
    long patience = System.nanoTime() + HAND_OVER.toNanos();
    while (loops.stream().anyMatch(loop -> !loop.closed()) && System.nanoTime() < patience) {
      collect(POLL_MILLIS);
    }
    if (loops.stream().anyMatch(loop -> !loop.closed())) {
      failure.compareAndSet(
          null,
          new IllegalStateException(
              "Cannot end an event loop: the workload has held it up for " + HAND_OVER));
    }
    drainHandedOver();
    publish(collector.takeAll());
  }

  private void collect(long waitMillis) throws InterruptedException {
    SecondCollector.Entry entry = handedOver.poll(waitMillis, TimeUnit.MILLISECONDS);
    if (entry != null) {
      collector.add(entry);
      drainHandedOver();
      publish(collector.takeComplete());
    }
  }

  private void drainHandedOver() {
    List<SecondCollector.Entry> more = new ArrayList<>();
    handedOver.drainTo(more);
    more.forEach(collector::add);
  }

  private void publish(List<List<SecondCollector.Entry>> seconds) {
    for (List<SecondCollector.Entry> entries : seconds) {
      long epochSecond = entries.get(0).second().epochSecond();
      MeasuredSecond measured =
          SecondMerge.loops(
              epochSecond,
              entries.stream().map(SecondCollector.Entry::second).toList(),
              planned(epochSecond),
              meter.measure());
      entries.forEach(entry -> loops.get(entry.loop()).recycle(entry.second()));
      users = measured.second().load().users();
      tell(measured);
    }
  }

  /** A listener that throws ends the load, in good order. */
  private void tell(MeasuredSecond measured) {
    try {
      listener.second(measured);
    } catch (RuntimeException e) {
      failure.compareAndSet(null, e);
    }
  }

  private double planned(long epochSecond) {
    return timeline.planned((clock.nanosOf(epochSecond) - start) / 1e9);
  }

  private synchronized void shutDown() {
    var unused = group.shutdownGracefully(0, 1, TimeUnit.SECONDS);
  }
}
