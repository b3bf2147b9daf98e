package io.lakehousecdc.loadgen.schedule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The load of one run: its plan, and what was done to it since. Immutable: each change makes a new
 * timeline, which is equal to the old one before the time of the change. Times are seconds from the
 * beginning of the run, and those of changes never go back.
 */
public final class Timeline {
  private static final int MOST_CHANGES = 10_000;

  private final LoadModel model;
  private final List<Piece> pieces;
  private final List<Change> changes;
  private final Share share;
  private final double planStart;

  /** What is carried out, or while paused what will be; null when the run was stopped. */
  private final @Nullable LoadPlan plan;

  private final boolean paused;

  private Timeline(
      LoadModel model,
      List<Piece> pieces,
      List<Change> changes,
      Share share,
      double planStart,
      @Nullable LoadPlan plan,
      boolean paused) {
    this.model = model;
    this.pieces = List.copyOf(pieces);
    this.changes = List.copyOf(changes);
    this.share = share;
    this.planStart = planStart;
    this.plan = plan;
    this.paused = paused;
  }

  /** A plan that begins now and that this generator carries out alone. */
  public static Timeline of(LoadPlan plan) {
    return of(plan, Share.ALL);
  }

  /** A plan that begins now and of which this generator carries out a share. */
  public static Timeline of(LoadPlan plan, Share share) {
    List<Piece> pieces = new ArrayList<>();
    append(pieces, 0, plan, share);
    return new Timeline(plan.model(), pieces, List.of(), share, 0, plan, false);
  }

  public LoadModel model() {
    return model;
  }

  /** Whether the load is held still, as of the last change. */
  public boolean paused() {
    return paused;
  }

  /** What was done to the load, oldest first. */
  public List<Change> changes() {
    return changes;
  }

  /** When the load ends; {@link Double#POSITIVE_INFINITY} if it does so only when stopped. */
  public double end() {
    return pieces.isEmpty() ? 0 : pieces.get(pieces.size() - 1).end();
  }

  /** Calls/s or users at a time, of all shares together; 0 from the end on. */
  public double level(double time) {
    Piece piece = at(time);
    return piece == null ? 0 : Math.max(0, piece.level(time));
  }

  /** What is wanted of the second that begins at a time: its calls, or its users at its end. */
  public double planned(double from) {
    return model == LoadModel.OPEN
        ? cumulative(from + 1) - cumulative(from)
        : level(Math.min(from + 1, Math.nextDown(end())));
  }

  /** The integral of the level from the beginning. */
  public double cumulative(double time) {
    if (time <= 0 || pieces.isEmpty()) {
      return 0;
    }
    Piece piece = at(time);
    return piece == null ? pieces.get(pieces.size() - 1).after() : piece.cumulative(time);
  }

  /** The users that this share has at a time, in the closed model. */
  public int users(double time) {
    return users(time, 0, 1);
  }

  /** The users that one of several parts of this share has at a time, in the closed model. */
  public int users(double time, int part, int parts) {
    Piece piece = at(time);
    return piece == null
        ? 0
        : piece.share().part(part, parts).users((int) Math.round(Math.max(0, piece.level(time))));
  }

  /** Whether users wait at a time. */
  public boolean pausedAt(double time) {
    Piece piece = at(time);
    return piece != null && piece.paused();
  }

  /** What remains of the plan after a time; empty when it is over. Pauses do not use it up. */
  public Optional<LoadPlan> rest(double time) {
    if (plan == null) {
      return Optional.empty();
    }
    return paused ? Optional.of(plan) : plan.rest(time - planStart);
  }

  /**
   * Another plan, which begins at a time: what was to come of the old one is forgotten. While
   * paused it begins when the load is resumed.
   *
   * @throws IllegalArgumentException if the plan is of the other model
   */
  public Timeline edit(double time, LoadPlan next) {
    if (next.model() != model) {
      throw new IllegalArgumentException(
          "Cannot edit the load: it has %s, and a run cannot turn to %s (start another run)"
              .formatted(words(model), words(next.model())));
    }
    Change change = new Change(time, Change.Kind.EDIT, next.toString());
    return paused
        ? new Timeline(model, pieces, with(change), share, planStart, next, true)
        : turn(change, next);
  }

  /** No load from a time on, until it is resumed. */
  public Timeline pause(double time) {
    LoadPlan rest = rest(time).orElse(null);
    if (paused || rest == null) {
      return this;
    }
    List<Piece> next = hold(time, share);
    Change change = new Change(time, Change.Kind.PAUSE, "paused");
    return new Timeline(model, next, with(change), share, time, rest, true);
  }

  /** Without calls in the open model; with the same users, who wait, in the closed one. */
  private List<Piece> hold(double time, Share heldShare) {
    double level = model == LoadModel.OPEN ? 0 : level(time);
    List<Piece> held = until(time);
    double before = held.isEmpty() ? 0 : held.get(held.size() - 1).after();
    Curve still = new Constant(level, Double.POSITIVE_INFINITY);
    double after = level == 0 ? before : Double.POSITIVE_INFINITY;
    held.add(
        new Piece(
            time,
            Double.POSITIVE_INFINITY,
            before,
            after,
            still,
            Spacing.REGULAR,
            heldShare,
            true));
    return held;
  }

  /** The load goes on where it was paused. */
  public Timeline resume(double time) {
    return paused ? turn(new Change(time, Change.Kind.RESUME, "resumed"), plan) : this;
  }

  /** The next stage begins at a time; after the last one, the load ends. */
  public Timeline skip(double time) {
    if (plan == null) {
      return this;
    }
    LoadPlan next = plan.withoutStageAt(paused ? 0 : time - planStart).orElse(null);
    if (next == null) {
      return stop(time);
    }
    Change change = new Change(time, Change.Kind.SKIP, next.toString());
    return paused
        ? new Timeline(model, pieces, with(change), share, planStart, next, true)
        : turn(change, next);
  }

  /** The load ends at a time. */
  public Timeline stop(double time) {
    return plan == null ? this : turn(new Change(time, Change.Kind.STOP, "stopped"), null);
  }

  /** This generator has another share from a time on. */
  public Timeline share(double time, Share next) {
    LoadPlan rest = rest(time).orElse(null);
    if (rest == null) {
      return this;
    }
    Change change =
        new Change(
            time, Change.Kind.SHARE, "worker %d of %d".formatted(next.slot() + 1, next.of()));
    if (paused) {
      return new Timeline(model, hold(time, next), with(change), next, time, rest, true);
    }
    List<Piece> turned = until(time);
    append(turned, time, rest, next);
    return new Timeline(model, turned, with(change), next, time, rest, false);
  }

  private Timeline turn(Change change, @Nullable LoadPlan next) {
    List<Piece> turned = until(change.at());
    if (next != null) {
      append(turned, change.at(), next, share);
    }
    return new Timeline(model, turned, with(change), share, change.at(), next, false);
  }

  private List<Change> with(Change change) {
    if (changes.size() >= MOST_CHANGES) {
      throw new IllegalStateException(
          "Cannot change the load of a run more than %d times".formatted(MOST_CHANGES));
    }
    List<Change> more = new ArrayList<>(changes);
    more.add(change);
    return more;
  }

  private List<Piece> until(double time) {
    List<Piece> past = new ArrayList<>();
    for (Piece piece : pieces) {
      if (piece.start() < time) {
        past.add(piece.end() <= time ? piece : piece.until(time));
      }
    }
    return past;
  }

  private static void append(List<Piece> pieces, double time, LoadPlan plan, Share share) {
    double start = time;
    double before = pieces.isEmpty() ? 0 : pieces.get(pieces.size() - 1).after();
    for (Stage stage : plan.stages()) {
      for (Curve curve : stage.shape().curves()) {
        double end = start + curve.seconds();
        double after = before + amount(curve);
        pieces.add(new Piece(start, end, before, after, curve, stage.spacing(), share, false));
        start = end;
        before = after;
      }
    }
  }

  private static double amount(Curve curve) {
    return curve.peak() == 0 ? 0 : curve.cumulative(curve.seconds());
  }

  /** The piece at a time; null before the beginning and after the end. */
  private @Nullable Piece at(double time) {
    int low = 0;
    int high = pieces.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      Piece piece = pieces.get(middle);
      if (time < piece.start()) {
        high = middle - 1;
      } else if (time >= piece.end()) {
        low = middle + 1;
      } else {
        return piece;
      }
    }
    return null;
  }

  List<Piece> pieces() {
    return pieces;
  }

  private static String words(LoadModel model) {
    return model == LoadModel.OPEN ? "rates" : "users";
  }
}
