package io.lakehousecdc.loadgen.web;

import io.lakehousecdc.loadgen.history.SecondRecord;
import io.lakehousecdc.loadgen.history.SecondRecord.FreshnessFigures;
import io.lakehousecdc.loadgen.history.SecondRecord.HealthFigures;
import io.lakehousecdc.loadgen.history.SecondRecord.Mark;
import io.lakehousecdc.loadgen.history.SecondRecord.OperationFigures;
import io.lakehousecdc.loadgen.history.SecondRecord.RuleFigures;
import io.lakehousecdc.loadgen.history.SecondRecord.VerdictFigures;
import io.lakehousecdc.loadgen.schedule.LoadPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A run that is made up: a service that is well, with a slow stretch now and then. */
final class FakeRun {
  private final String id;
  private final String title;
  private final String target;
  private final List<String> thresholds;
  private final long startedAt;
  private final Random random;
  private final double slowness;
  private final List<SecondRecord> seconds = new ArrayList<>();
  private final List<Mark> marks = new ArrayList<>();
  private LoadPlan plan;
  private String state = "RUNNING";
  private double position;
  private long endedAt;
  private long oldest;

  FakeRun(
      String id,
      String title,
      LoadPlan plan,
      String target,
      List<String> thresholds,
      long startedAt,
      double slowness) {
    this.id = id;
    this.title = title;
    this.plan = plan;
    this.target = target;
    this.thresholds = thresholds;
    this.startedAt = startedAt;
    this.slowness = slowness;
    this.random = new Random(id.hashCode());
  }

  String id() {
    return id;
  }

  LoadPlan plan() {
    return plan;
  }

  synchronized boolean isOver() {
    return state.equals("FINISHED");
  }

  synchronized void state(String newState, String mark) {
    state = newState;
    mark(mark, mark.equals("pause") ? "paused" : mark);
    if (isOver()) {
      endedAt = now() * 1000;
    }
  }

  synchronized String state() {
    return state;
  }

  synchronized void edit(LoadPlan newPlan) {
    plan = newPlan;
    position = 0;
    mark("edit", newPlan.toString());
  }

  synchronized void skip() {
    position = endOfStage();
    mark("skip", "stage skipped");
  }

  private double endOfStage() {
    return plan.seconds() - plan.withoutStageAt(position).map(LoadPlan::seconds).orElse(0.0);
  }

  private String rest() {
    return isOver() ? null : plan.rest(position).map(LoadPlan::toString).orElse(null);
  }

  synchronized void mark(String kind, String text) {
    marks.add(new Mark(now() * 1000, kind, text));
  }

  synchronized List<SecondRecord> seconds(long from) {
    return seconds.stream().filter(second -> second.t() >= from).toList();
  }

  private long now() {
    return seconds.isEmpty() ? startedAt / 1000 : seconds.get(seconds.size() - 1).t() + 1;
  }

  /** Makes up the next second. */
  synchronized SecondRecord tick() {
    long t = now();
    boolean paused = state.equals("PAUSED");
    double planned = paused ? 0 : plan.level(position);
    long intended = Math.round(planned);
    boolean slow = t % 97 > 90;
    long sent = Math.max(0, Math.round(intended * (slow ? 0.93 : 1) + random.nextGaussian()));
    if (paused) {
      sent = 0;
    }
    double median =
        900 * slowness * (1 + intended / 900.0) * (slow ? 6 : 1) * (1 + random.nextDouble() * 0.1);
    List<OperationFigures> ops = FakeOperations.split(random, sent, median);
    if (t % 5 == 0 && !paused) {
      marks.add(new Mark(t * 1000 + 300, "commit", "snapshot " + (t % 100000)));
      oldest = 700_000;
    } else {
      oldest += 1_000_000;
    }
    long fresh = 2_400_000 + random.nextInt(900_000) + (slow ? 4_000_000 : 0);
    OperationFigures total = FakeOperations.total(ops);
    SecondRecord second =
        new SecondRecord(
            t,
            1,
            state,
            position,
            planned,
            intended,
            sent,
            Math.max(0, sent - random.nextInt(2)),
            0,
            3 + random.nextInt(4),
            ops,
            total,
            new HealthFigures(
                0.2 + planned / 900 + random.nextDouble() * 0.04,
                t % 7 == 0 ? 4 : 0,
                20,
                300 + random.nextInt(90),
                900,
                0,
                8),
            new FreshnessFigures(fresh, fresh * 2, fresh * 3, sent / 2, oldest),
            thresholds.stream().map(text -> judged(text, total, fresh)).toList(),
            verdict(),
            List.copyOf(marks));
    marks.clear();
    seconds.add(second);
    position += paused ? 0 : 1;
    if (position >= plan.seconds()) {
      state("FINISHED", "end");
    }
    return second;
  }

  private RuleFigures judged(String text, OperationFigures total, long fresh) {
    if (text.startsWith("http_req_duration")) {
      return new RuleFigures(text, total.p99() / 1000.0, true, startedAt / 1000);
    }
    if (text.startsWith("freshness")) {
      return new RuleFigures(text, fresh * 2 / 1000.0, true, startedAt / 1000);
    }
    if (text.startsWith("http_req_failed")) {
      return new RuleFigures(
          text, total.errors() / Math.max(1.0, total.count()), true, startedAt / 1000);
    }
    return new RuleFigures(text, 0.0, true, startedAt / 1000);
  }

  synchronized VerdictFigures verdict() {
    if (slowness > 3) {
      return new VerdictFigures("SLA FAIL", "http_req_duration p(99)<200 is 312 ms");
    }
    return new VerdictFigures(
        "PASS", "all " + thresholds.size() + " thresholds and all checks hold");
  }

  synchronized RunView view() {
    double elapsed = now() - startedAt / 1000.0;
    return new RunView(
        id,
        title,
        state,
        verdict(),
        plan.toString(),
        rest(),
        elapsed,
        plan.bounded() ? elapsed + (isOver() ? 0 : plan.seconds() - position) : null,
        target,
        42,
        10,
        startedAt,
        isOver() ? endedAt : null,
        FakeOperations.NAMES,
        thresholds);
  }

  synchronized RunSummary summary() {
    Window window = window(null, null);
    return new RunSummary(
        id,
        title,
        state,
        verdict(),
        plan.toString(),
        target,
        startedAt,
        isOver() ? endedAt : null,
        window.total().count(),
        window.total().count() / Math.max(1.0, seconds.size()),
        window.total().errors() / Math.max(1.0, window.total().count()),
        window.total().p99(),
        5_400_000L);
  }

  synchronized Window window(Long from, Long to) {
    List<SecondRecord> in =
        seconds.stream()
            .filter(s -> (from == null || s.t() >= from) && (to == null || s.t() < to))
            .toList();
    List<OperationFigures> ops = new ArrayList<>();
    for (int op = 0; op < FakeOperations.NAMES.size(); op++) {
      int index = op;
      ops.add(
          FakeOperations.merged(
              in.stream().map(s -> s.ops().get(index)).toList(), FakeOperations.NAMES.get(op)));
    }
    return new Window(
        from == null ? startedAt / 1000 : from,
        to == null ? now() : to,
        ops.stream().filter(op -> op.count() > 0).map(op -> row("GET", op)).toList(),
        row("", FakeOperations.merged(ops, "Total")));
  }

  private static Window.Row row(String method, OperationFigures op) {
    return new Window.Row(
        method,
        op.name(),
        op.count(),
        op.errors(),
        op.p50() / 2,
        op.p50(),
        op.p90(),
        op.p90() * 2,
        op.p99(),
        op.p999(),
        op.max(),
        op.mean(),
        op.count() * 120,
        op.service(),
        op.outcomes());
  }
}
