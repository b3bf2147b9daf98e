package io.lakehousecdc.loadgen.worker;

import io.lakehousecdc.loadgen.run.MeasuredListener;
import io.lakehousecdc.loadgen.run.Run;
import io.lakehousecdc.loadgen.run.RunClock;
import io.lakehousecdc.loadgen.run.RunControl;
import io.lakehousecdc.loadgen.run.RunSpec;
import io.lakehousecdc.loadgen.run.RunState;
import io.lakehousecdc.loadgen.schedule.Change;
import io.lakehousecdc.loadgen.schedule.LoadPlan;
import io.lakehousecdc.loadgen.schedule.Share;
import io.lakehousecdc.loadgen.schedule.Timeline;
import io.lakehousecdc.loadgen.statistics.MeasuredSecond;
import io.lakehousecdc.loadgen.statistics.RunStatistics;
import io.lakehousecdc.loadgen.statistics.SecondMerge;
import io.lakehousecdc.loadgen.worker.Message.Order;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A run that workers carry out. Whenever one joins or is lost, the load is shared out anew from a
 * moment that all know in advance, so that nothing is called twice; what was due at a lost worker
 * before that moment is missing, and the run says so. A second is over when all workers that are
 * there have sent it.
 */
public final class DistributedRun implements RunControl, AutoCloseable {
  /** In which an order is with every worker. */
  private static final double LEAD_SECONDS = 0.25;

  private static final long LEAD_NANOS = 500_000_000;

  /** For workers to send what they have when the load is over. */
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private static final int USERS_OF_A_WORKER = 1_000_000;

  private final RunSpec spec;
  private final String workload;
  private final RunStatistics statistics;
  private final List<MeasuredListener> listeners;
  private final Run.Check check;
  private final RunClock clock;
  private final long start;
  private final Map<Integer, Participant> participants = new TreeMap<>();
  private final TreeMap<Long, List<MeasuredSecond>> waiting = new TreeMap<>();
  private final List<Order> orders = new ArrayList<>();
  private final CountDownLatch finished = new CountDownLatch(1);
  private Timeline timeline;
  private long published = Long.MIN_VALUE;
  private long deadline = Long.MAX_VALUE;
  private int users;
  private boolean loadOver;
  private volatile boolean over;
  private @Nullable Throwable failure;

  /** A worker in this run. */
  private static final class Participant {
    private final WorkerLink link;
    private Share share;
    private WorkerStatus.State state = WorkerStatus.State.RUNNING;
    private long latest;
    private long done;
    private @Nullable String error;

    Participant(WorkerLink link, Share share, long latest) {
      this.link = link;
      this.share = share;
      this.latest = latest;
    }

    boolean works() {
      return state == WorkerStatus.State.RUNNING;
    }

    WorkerStatus status() {
      return new WorkerStatus(link.ordinal(), link.name(), state, share, link.clock(), done, error);
    }
  }

  DistributedRun(
      RunSpec spec,
      String workload,
      RunStatistics statistics,
      List<MeasuredListener> listeners,
      Run.Check check,
      List<WorkerLink> workers) {
    this.spec = spec;
    this.workload = workload;
    this.statistics = statistics;
    this.listeners = List.copyOf(listeners);
    this.check = check;
    this.timeline = Timeline.of(spec.plan());
    RunClock now = RunClock.now();
    this.start = now.nanos() + LEAD_NANOS;
    this.clock = new RunClock(now.epochNanosAt(start), start);
    long first = clock.epochSecondAt(start) - 1;
    for (int i = 0; i < workers.size(); i++) {
      Share share = new Share(i, workers.size());
      participants.put(workers.get(i).ordinal(), new Participant(workers.get(i), share, first));
    }
  }

  synchronized void begin() {
    participants.values().forEach(worker -> worker.link.send(assignment(worker)));
  }

  private Message.Assignment assignment(Participant worker) {
    ClockOffset offset = worker.link.clock();
    var limits = spec.limits();
    var client = spec.client();
    return new Message.Assignment(
        spec.id(),
        workload,
        spec.plan().toString(),
        spec.target().toString(),
        spec.seed(),
        start + (offset == null ? 0 : offset.nanos()),
        clock.epochNanosAt(start),
        new Message.Timeouts(
            client.connectTimeout().toMillis(),
            client.callTimeout().toMillis(),
            client.headerLimit(),
            client.bodyLimit()),
        client.headers(),
        new Message.Limits(
            limits.connections(),
            limits.users(),
            limits.queue(),
            limits.idleUsers(),
            limits.stopGrace().toMillis(),
            limits.loops()),
        worker.link.ordinal() * USERS_OF_A_WORKER,
        worker.share.slot(),
        worker.share.of(),
        orders.stream().map(order -> Orders.withShare(order, Share.NONE)).toList());
  }

  // --- What workers do ---

  /** A worker takes part from a moment soon to come. */
  synchronized void join(WorkerLink link) {
    if (loadOver || elapsed() + LEAD_SECONDS >= timeline.end()) {
      return;
    }
    long before = clock.epochSecondAt(System.nanoTime()) - 1;
    Participant joining = new Participant(link, Share.NONE, before);
    participants.put(link.ordinal(), joining);
    link.send(assignment(joining));
    shareOut();
  }

  /** Gives each worker that is there an equal share, from a moment on that is the same for all. */
  private void shareOut() {
    List<Participant> working = participants.values().stream().filter(Participant::works).toList();
    if (working.isEmpty() || timeline.rest(elapsed()).isEmpty()) {
      return;
    }
    double at = soon();
    timeline = timeline.share(at, Share.ALL);
    orders.add(Orders.share(at, Share.ALL));
    for (int i = 0; i < working.size(); i++) {
      Participant worker = working.get(i);
      worker.share = new Share(i, working.size());
      worker.link.send(Orders.share(at, worker.share));
    }
  }

  synchronized void second(WorkerLink link, MeasuredSecond measured) {
    Participant worker = participants.get(link.ordinal());
    if (worker == null || !worker.works()) {
      return;
    }
    long second = measured.second().epochSecond();
    worker.latest = Math.max(worker.latest, second);
    worker.done += measured.second().load().done();
    // Nothing is ever thrown away: what comes too late for its second counts in the next.
    waiting
        .computeIfAbsent(Math.max(second, published + 1), any -> new ArrayList<>())
        .add(measured);
    publish();
  }

  synchronized void done(WorkerLink link, Message.Done done) {
    Participant worker = participants.get(link.ordinal());
    if (worker != null && worker.works() && done.run().equals(spec.id())) {
      worker.state = WorkerStatus.State.DONE;
      worker.error = done.failure();
      if (done.failure() != null && failure == null) {
        failure =
            new IllegalStateException(
                "Cannot go on at worker %s: %s".formatted(link.name(), done.failure()));
        order(Change.Kind.STOP, null);
      }
      publish();
      endWhenAllAre();
    }
  }

  synchronized void lost(WorkerLink link, String reason) {
    Participant worker = participants.get(link.ordinal());
    if (worker != null && worker.works()) {
      worker.state = WorkerStatus.State.LOST;
      worker.error = reason;
      shareOut();
      publish();
      endWhenAllAre();
    }
  }

  /** Called about once a second: the end must come, whatever the workers do. */
  synchronized void tick() {
    if (!loadOver && System.nanoTime() - endOfPatience() > 0) {
      participants.values().stream()
          .filter(Participant::works)
          .forEach(
              worker -> {
                worker.state = WorkerStatus.State.LOST;
                worker.error = "it did not end with the load";
              });
      publish();
      endWhenAllAre();
    }
  }

  private long endOfPatience() {
    double end = timeline.end();
    if (end > 1e9) {
      return Long.MAX_VALUE;
    }
    long natural = start + (long) (end * 1e9) + spec.client().longestCall().toNanos();
    return Math.min(natural, deadline) + PATIENCE.toNanos();
  }

  private void publish() {
    long upTo =
        participants.values().stream()
            .filter(Participant::works)
            .mapToLong(worker -> worker.latest)
            .min()
            .orElse(Long.MAX_VALUE);
    Map<Long, List<MeasuredSecond>> ready = waiting.headMap(upTo, true);
    for (Map.Entry<Long, List<MeasuredSecond>> entry : ready.entrySet()) {
      publish(entry.getKey(), entry.getValue());
    }
    ready.clear();
  }

  private void publish(long epochSecond, List<MeasuredSecond> parts) {
    MeasuredSecond merged = SecondMerge.workers(epochSecond, parts, planned(epochSecond));
    published = epochSecond;
    users = merged.second().load().users();
    try {
      statistics.add(merged);
      listeners.forEach(listener -> listener.second(merged));
    } catch (RuntimeException e) {
      if (failure == null) {
        failure = e;
        order(Change.Kind.STOP, null);
      }
    }
  }

  private double planned(long epochSecond) {
    return timeline.planned((clock.nanosOf(epochSecond) - start) / 1e9);
  }

  private void endWhenAllAre() {
    if (!loadOver && participants.values().stream().noneMatch(Participant::works)) {
      loadOver = true;
      if (failure == null && lostWorkers() == participants.size()) {
        failure = new IllegalStateException("Cannot go on: all workers are lost");
      }
      Thread thread = new Thread(this::checkAndFinish, "run-" + spec.id());
      thread.setDaemon(true);
      thread.start();
    }
  }

  private void checkAndFinish() {
    try {
      check.check();
    } catch (Exception | Error e) {
      synchronized (this) {
        failure = failure == null ? e : failure;
      }
    } finally {
      over = true;
      finished.countDown();
    }
  }

  // --- What people do ---

  private double soon() {
    return Math.max(0, elapsed()) + LEAD_SECONDS;
  }

  private void order(Change.Kind kind, @Nullable String load) {
    if (loadOver) {
      return;
    }
    Order order = Orders.of(kind, soon(), load);
    Timeline changed = Orders.apply(order, timeline, order.at());
    if (changed != timeline) {
      timeline = changed;
      orders.add(order);
      participants.values().stream()
          .filter(Participant::works)
          .forEach(worker -> worker.link.send(order));
    }
  }

  @Override
  public synchronized void edit(LoadPlan plan) {
    order(Change.Kind.EDIT, plan.toString());
  }

  @Override
  public synchronized void pause() {
    order(Change.Kind.PAUSE, null);
  }

  @Override
  public synchronized void resume() {
    order(Change.Kind.RESUME, null);
  }

  @Override
  public synchronized void skipStage() {
    order(Change.Kind.SKIP, null);
  }

  @Override
  public synchronized void stop() {
    order(Change.Kind.STOP, null);
    deadline = Math.min(deadline, System.nanoTime() + spec.limits().stopGrace().toNanos());
  }

  @Override
  public synchronized Timeline timeline() {
    return timeline;
  }

  @Override
  public double elapsed() {
    return (System.nanoTime() - start) / 1e9;
  }

  @Override
  public synchronized RunState state() {
    if (over) {
      return RunState.FINISHED;
    }
    if (loadOver) {
      return RunState.CHECKING;
    }
    return RunState.of(timeline, elapsed(), users);
  }

  /** What was measured so far, by all workers together. */
  public RunStatistics statistics() {
    return statistics;
  }

  /** The workers that take or took part. */
  public synchronized List<WorkerStatus> workers() {
    return participants.values().stream().map(Participant::status).toList();
  }

  /** Workers that went away before their work was done: what was due there is missing. */
  public synchronized int lostWorkers() {
    return (int)
        participants.values().stream()
            .filter(worker -> worker.state == WorkerStatus.State.LOST)
            .count();
  }

  /** Why the run ended before its time, or its check did: an error, not a bad result. */
  public synchronized Optional<Throwable> failure() {
    return Optional.ofNullable(failure);
  }

  /**
   * Waits for {@link RunState#FINISHED}.
   *
   * @return false if the run is not finished by then
   */
  public boolean await(Duration atMost) throws InterruptedException {
    return finished.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** Ends the load, waits for it and for the check, and closes the statistics. */
  @Override
  public void close() throws InterruptedException {
    stop();
    finished.await();
    statistics.close();
  }
}
