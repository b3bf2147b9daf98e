package io.lakehousecdc.loadgen.session;

import io.lakehousecdc.loadgen.history.FoundRecord;
import io.lakehousecdc.loadgen.history.RunDescription;
import io.lakehousecdc.loadgen.history.RunWriter;
import io.lakehousecdc.loadgen.history.SecondRecord;
import io.lakehousecdc.loadgen.history.SecondRecord.Mark;
import io.lakehousecdc.loadgen.run.RunControl;
import io.lakehousecdc.loadgen.statistics.Health;
import io.lakehousecdc.loadgen.statistics.LoadPoint;
import io.lakehousecdc.loadgen.statistics.MeasuredSecond;
import io.lakehousecdc.loadgen.statistics.Second;
import io.lakehousecdc.loadgen.threshold.Metric;
import io.lakehousecdc.loadgen.threshold.RuleState;
import io.lakehousecdc.loadgen.threshold.Thresholds;
import io.lakehousecdc.loadgen.verdict.Evidence;
import io.lakehousecdc.loadgen.verdict.Judge;
import io.lakehousecdc.loadgen.verdict.Validity;
import io.lakehousecdc.loadgen.verdict.Verdict;
import io.lakehousecdc.loadgen.verify.CommitMark;
import io.lakehousecdc.loadgen.verify.Finding;
import io.lakehousecdc.loadgen.verify.Freshness;
import io.lakehousecdc.loadgen.verify.FreshnessWindow;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * Takes the seconds of a run on a thread of its own: judges the rules, writes the history, tells
 * those who follow. When no calls are made any more it goes on with empty seconds, for what the
 * lake shows only then.
 */
final class Recorder {
  private static final int MOST_WAITING = 120;
  private static final long QUIET_MILLIS = 1500;

  private final RunDescription description;
  private final RunWriter writer;
  private final Thresholds thresholds;
  private final Validity validity;
  private final Correctness correctness;
  private final @Nullable Freshness freshness;
  private final Consumer<SecondRecord> publish;
  private final BlockingQueue<MeasuredSecond> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
  private final Queue<Mark> marks = new ConcurrentLinkedQueue<>();
  private final List<String> problems = new ArrayList<>();
  private final Thread thread;
  private @Nullable RunControl run;
  private volatile boolean checking;
  private volatile boolean closed;
  private volatile boolean abortedByRule;
  private long lastSecond;
  private int foundWritten;

  Recorder(
      RunDescription description,
      RunWriter writer,
      Thresholds thresholds,
      Validity validity,
      Correctness correctness,
      @Nullable Freshness freshness,
      Consumer<SecondRecord> publish) {
    this.description = description;
    this.writer = writer;
    this.thresholds = thresholds;
    this.validity = validity;
    this.correctness = correctness;
    this.freshness = freshness;
    this.publish = publish;
    this.thread = new Thread(this::work, "recorder-" + description.id());
    thread.setDaemon(true);
  }

  void start(RunControl control) {
    run = control;
    thread.start();
  }

  /** Takes a second, at once. */
  void second(MeasuredSecond measured) {
    if (!waiting.offer(measured)) {
      problem("the history fell behind, and seconds are missing in it");
    }
  }

  void mark(String kind, String text) {
    marks.add(new Mark(System.currentTimeMillis(), kind, text));
  }

  /** The load is over; there will be no more calls. */
  void checking() {
    checking = true;
  }

  /** Ends when all that waits is written. */
  void close() throws InterruptedException {
    closed = true;
    thread.join();
  }

  /** Why what was recorded is not all. */
  List<String> problems() {
    synchronized (problems) {
      return List.copyOf(problems);
    }
  }

  /** Whether a rule ended the run. */
  boolean abortedByRule() {
    return abortedByRule;
  }

  Verdict verdictSoFar() {
    return Judge.soFar(evidence(false));
  }

  Evidence evidence(boolean aborted) {
    List<String> spoilt = new ArrayList<>(validity.problems());
    spoilt.addAll(correctness.spoilt());
    spoilt.addAll(problems());
    return new Evidence(
        thresholds.states(), correctness.counts(), spoilt, correctness.confirmed(), aborted);
  }

  // --- The recorder's thread ---

  private void work() {
    try {
      while (!closed || !waiting.isEmpty()) {
        MeasuredSecond next =
            waiting.poll(checking ? QUIET_MILLIS / 2 : QUIET_MILLIS, TimeUnit.MILLISECONDS);
        if (next != null) {
          record(next.second(), next.lag());
        } else if (checking) {
          recordQuiet(System.currentTimeMillis() / 1000);
        }
      }
      // With what was compared last.
      recordQuiet(Math.max(System.currentTimeMillis() / 1000, lastSecond + 1));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      problem("the run could not be recorded: " + e);
    }
  }

  /** A second without calls, unless it is told of already. */
  private void recordQuiet(long now) {
    if (now > lastSecond) {
      record(
          new Second(
              now, List.of(), new Health(0, 0, 0, 0, 0, 0, 0), new LoadPoint(0, 0, 0, 0, 0, 0)),
          null);
    }
  }

  private void record(Second second, @Nullable Histogram lag) {
    lastSecond = Math.max(lastSecond, second.epochSecond());
    FreshnessWindow seen = freshness == null ? null : freshness.drain();
    if (seen != null) {
      seen.commits().forEach(this::mark);
    }
    judge(second, lag, seen);
    RunControl control = run;
    if (control != null) {
      SecondRecord record =
          SecondRecords.of(
              second,
              description.operationNames(),
              control.state(),
              control.elapsed(),
              seen,
              thresholds.states(),
              verdictSoFar(),
              takeMarks());
      write(second, seen, record);
      publish.accept(record);
      abort(control);
    }
  }

  private void judge(Second second, @Nullable Histogram lag, @Nullable FreshnessWindow seen) {
    if (second.epochSecond() >= description.firstMeasured()) {
      if (lag != null) {
        thresholds.add(second, lag);
        validity.add(second, lag);
      }
      if (seen != null) {
        seen.byOperation().forEach(thresholds::addFreshness);
        thresholds.set(Metric.OLDEST_UNSEEN, (double) seen.oldestUnseenMillis());
      }
    }
    correctness.tell(thresholds);
    thresholds.evaluate(second.epochSecond());
  }

  private void abort(RunControl control) {
    RuleState broken = thresholds.abort().orElse(null);
    if (broken != null && !abortedByRule && !checking) {
      abortedByRule = true;
      mark("stop", broken.describe());
      control.stop();
    }
  }

  private void write(Second second, @Nullable FreshnessWindow seen, SecondRecord record) {
    try {
      writer.second(second, seen == null ? Map.of() : seen.byOperation(), record);
      writeFindings();
    } catch (IOException e) {
      problem("the history could not be written: " + e.getMessage());
    }
  }

  private void writeFindings() throws IOException {
    List<Finding> all = correctness.findings().kept();
    for (Finding finding : all.subList(Math.min(foundWritten, all.size()), all.size())) {
      writer.found(
          new FoundRecord(
              Correctness.word(finding.kind()),
              Correctness.name(finding.place()),
              finding.key(),
              finding.detail()));
    }
    foundWritten = all.size();
  }

  private List<Mark> takeMarks() {
    List<Mark> taken = new ArrayList<>();
    for (Mark mark = marks.poll(); mark != null; mark = marks.poll()) {
      taken.add(mark);
    }
    return taken;
  }

  private void mark(CommitMark commit) {
    marks.add(
        new Mark(
            commit.epochMillis(),
            "commit",
            "snapshot " + commit.snapshotId() + ", " + commit.operation()));
  }

  /** Something that makes the run worthless. */
  void problem(String text) {
    synchronized (problems) {
      if (!problems.contains(text)) {
        problems.add(text);
      }
    }
  }
}
