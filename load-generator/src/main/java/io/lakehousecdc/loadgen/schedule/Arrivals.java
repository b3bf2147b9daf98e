package io.lakehousecdc.loadgen.schedule;

/**
 * The moments at which calls are due in the open model, one after the other.
 *
 * <p>Regular arrivals are where the cumulative level passes a whole number. Poisson arrivals are
 * those of a process of rate 1, drawn from the seed, with its time replaced by the cumulative
 * level. Both are functions of the timeline and the seed alone, so a stall cannot move them; and
 * each arrival has an index by which shares are told apart, so that any number of generators
 * together make the same arrivals as one.
 *
 * <p>A cursor, for use by one thread: {@link #peek} looks at the next arrival, {@link #advance}
 * takes it.
 */
public final class Arrivals {
  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

  private final long seed;
  private final int part;
  private final int parts;
  private Timeline timeline;

  // The last arrival that was taken.
  private int piece;
  private long index = -1;
  private double amount;
  private double time = Double.NEGATIVE_INFINITY;

  // The next one, if it was looked for.
  private boolean known;
  private int nextPiece;
  private long nextIndex;
  private double nextAmount;
  private double nextTime;

  public Arrivals(Timeline timeline, long seed) {
    this(timeline, seed, 0, 1);
  }

  /** One of {@code parts} cursors that split this generator's share further. */
  public Arrivals(Timeline timeline, long seed, int part, int parts) {
    this.timeline = timeline;
    this.seed = seed;
    this.part = part;
    this.parts = parts;
  }

  /**
   * The next arrival, in seconds from the beginning of the run.
   *
   * @return {@link Double#POSITIVE_INFINITY} if there is none
   */
  public double peek() {
    if (!known) {
      find();
      known = true;
    }
    return nextTime;
  }

  /** Takes the arrival that {@link #peek} shows. */
  public void advance() {
    if (peek() != Double.POSITIVE_INFINITY) {
      piece = nextPiece;
      index = nextIndex;
      amount = nextAmount;
      time = nextTime;
      known = false;
    }
  }

  /** Goes on with a timeline that was made from the present one by a change. */
  public void follow(Timeline changed) {
    boolean same =
        piece < changed.pieces().size()
            && piece < timeline.pieces().size()
            && changed.pieces().get(piece).start() == timeline.pieces().get(piece).start()
            && changed.pieces().get(piece).curve().equals(timeline.pieces().get(piece).curve());
    if (!same) {
      index = -1;
      amount = 0;
    }
    timeline = changed;
    known = false;
  }

  private void find() {
    nextPiece = piece;
    nextIndex = index;
    nextAmount = amount;
    while (nextPiece < timeline.pieces().size()) {
      Piece current = timeline.pieces().get(nextPiece);
      boolean found =
          current.spacing() == Spacing.REGULAR ? nextRegular(current) : nextRandom(current);
      if (found && nextTime > time) {
        return;
      }
      if (!found) {
        nextPiece++;
        nextIndex = -1;
        nextAmount = 0;
      }
    }
    nextTime = Double.POSITIVE_INFINITY;
  }

  private boolean nextRegular(Piece current) {
    Share share = current.share().part(part, parts);
    long first = nextIndex < 0 ? (long) Math.ceil(current.before()) : nextIndex + 1;
    nextIndex = share.next(first);
    if (share.of() == 0 || nextIndex >= current.after()) {
      return false;
    }
    nextTime = current.start() + current.curve().reach(nextIndex - current.before());
    return true;
  }

  private boolean nextRandom(Piece current) {
    Share share = current.share().part(part, parts);
    if (share.of() == 0) {
      return false;
    }
    double end = current.after() - current.before();
    do {
      nextIndex++;
      nextAmount += exponential(nextPiece, nextIndex);
    } while (nextAmount < end && !share.owns(nextIndex));
    if (nextAmount >= end) {
      return false;
    }
    nextTime = current.start() + current.curve().reach(nextAmount);
    return true;
  }

  private double exponential(int stream, long number) {
    long bits = mix(mix(seed + stream * GOLDEN_GAMMA) + number * GOLDEN_GAMMA);
    return -Math.log(((bits >>> 11) + 1) * 0x1.0p-53);
  }

  /** The finalizer of SplitMix64 (Steele, Lea and Flood, OOPSLA 2014). */
  private static long mix(long value) {
    long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
