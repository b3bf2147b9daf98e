package io.lakehousecdc.loadgen.schedule;

/**
 * The part of the arrivals, or of the users, that one of several generators has.
 *
 * @param of how many parts there are; 0 for a generator that has none
 */
public record Share(int slot, int of) {
  public static final Share ALL = new Share(0, 1);
  public static final Share NONE = new Share(0, 0);

  public Share {
    if (of < 0 || slot < 0 || (slot >= of && of > 0)) {
      throw new IllegalArgumentException("Invalid share: %d of %d".formatted(slot, of));
    }
  }

  /**
   * The first index of this share that is not below {@code index}; the highest number if none is.
   */
  long next(long index) {
    return of == 0 ? Long.MAX_VALUE : index + Math.floorMod(slot - index, (long) of);
  }

  boolean owns(long index) {
    return of > 0 && index % of == slot;
  }

  /** Splits this share further, into {@code parts}. */
  public Share part(int part, int parts) {
    return of == 0 ? NONE : new Share(slot + of * part, of * parts);
  }

  /** How many of {@code users} belong to this share. */
  public int users(int users) {
    return of == 0 ? 0 : (users - slot + of - 1) / of;
  }
}
