package io.lakehousecdc.loadgen.verify;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.jspecify.annotations.Nullable;

/**
 * Measures how long acknowledged writes take to be seen in the lake. A thread of its own asks the
 * catalog for a new snapshot and reads what it adds; users only put a note into a bounded queue. A
 * lake that cannot be looked at is a problem to show, and never stops the load.
 */
public final class Freshness implements WriteListener, AutoCloseable {
  private static final int MOST_QUEUED = 100_000;
  private static final Duration PAUSE_AFTER_PROBLEM = Duration.ofSeconds(1);
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

  private record Note(Kind kind, int id, long version, long nanos) {}

  private final Queue<Note> notes = new ConcurrentLinkedQueue<>();
  private final AtomicInteger queued = new AtomicInteger();
  private final FreshnessState state = new FreshnessState();
  private final LakeAccess access;
  private final Duration poll;
  private final Thread thread = new Thread(this::run, "freshness");

  private volatile int mask;
  private volatile boolean closed;
  private volatile String problem = "";
  private @Nullable LakeFollower follower;

  /** Whether the table was made after the run had begun. */
  private boolean fromBegin;

  private Freshness(LakeAccess access, Duration poll) {
    this.access = access;
    this.poll = poll;
  }

  /**
   * Begins after the snapshot that is current when the lake is first reached.
   *
   * @param poll how often the catalog is asked
   */
  public static Freshness start(LakeAccess access, Duration poll) {
    Freshness freshness = new Freshness(access, poll);
    freshness.thread.setDaemon(true);
    freshness.thread.start();
    return freshness;
  }

  @Override
  public void acknowledged(Kind kind, int id, long version, long nanos) {
    if (!UnseenWrites.isSampled(id, mask)) {
      return;
    }
    if (queued.incrementAndGet() > MOST_QUEUED) {
      queued.decrementAndGet(); // The lake is slow to answer; the writes before tell that.
      return;
    }
    notes.add(new Note(kind, id, version, nanos));
  }

  /** What was seen since the last call of this method; for one caller. */
  public FreshnessWindow drain() {
    return state.drain(System.nanoTime(), problem);
  }

  /** Microseconds from acknowledgement to sight of the whole run, by operation. */
  public Map<String, Histogram> totals() {
    return state.totals();
  }

  /** All operations together. */
  public Histogram total() {
    return FreshnessHistograms.sum(totals().values());
  }

  /**
   * Microseconds of the stages that are known: {@code commit} from the commit in the source to the
   * snapshot, {@code query} from the snapshot to the sight of it. They compare clocks.
   */
  public Map<String, Histogram> stages() {
    return state.stages();
  }

  /** The age of the oldest acknowledged write that is not seen yet, 0 if there is none. */
  public long oldestUnseenMillis() {
    return state.oldestUnseenMillis(System.nanoTime());
  }

  /** Waits until every watched write is seen, or for so long; tells whether it is. */
  public boolean awaitAll(Duration limit) {
    long deadline = System.nanoTime() + limit.toNanos();
    while (!isAllSeen() && System.nanoTime() < deadline && !Thread.interrupted()) {
      LockSupport.parkNanos(poll.toNanos());
    }
    return isAllSeen();
  }

  private boolean isAllSeen() {
    return queued.get() == 0 && state.unseenCount() == 0;
  }

  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
    try {
      thread.join(CLOSE_TIMEOUT.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    while (!closed) {
      try (Lake lake = Lake.open(access)) {
        follow(lake);
      } catch (RuntimeException e) {
        problem = "Cannot follow the lake: " + e.getMessage();
      }
      takeNotes();
      pause(PAUSE_AFTER_PROBLEM);
    }
  }

  /** Follows the table until it is closed, or something goes wrong. */
  private void follow(Lake lake) {
    @Nullable LakeFollower current = null;
    while (!closed) {
      takeNotes();
      if (current == null) {
        Optional<Table> table = lake.find();
        current = table.map(this::follower).orElse(null);
        fromBegin |= table.isEmpty();
      }
      if (current != null && current.refresh()) {
        follow(current, System.nanoTime());
      }
      problem = "";
      pause(poll);
    }
  }

  /** After a problem it goes on where it was. */
  private LakeFollower follower(Table table) {
    @Nullable LakeFollower before = follower;
    LakeFollower next =
        before == null
            ? LakeFollower.after(fromBegin ? null : table.currentSnapshot(), table)
            : before.goOn(table);
    follower = next;
    return next;
  }

  private void follow(LakeFollower current, long seenNanos) {
    @Nullable Iterable<Snapshot> snapshots = current.next();
    if (snapshots == null) {
      state.giveUp(seenNanos);
      return;
    }
    for (Snapshot snapshot : snapshots) {
      if (LakeFollower.isRewrite(snapshot)) {
        state.rewritten(snapshot, current);
      } else {
        takeNotes();
        state.added(snapshot, current, seenNanos);
      }
      current.passed(snapshot);
    }
  }

  private void takeNotes() {
    Note note = notes.poll();
    while (note != null) {
      queued.decrementAndGet();
      state.acknowledge(note.kind(), note.id(), note.version(), note.nanos());
      note = notes.poll();
    }
    mask = state.mask();
  }

  private void pause(Duration time) {
    if (!closed) {
      LockSupport.parkNanos(time.toNanos());
    }
  }
}
