package io.lakehousecdc.loadgen.schedule;

/** The part of the arrivals, or of the users, that one of several generators has. */
public record Share(int slot, int of) {
  public static final Share ALL = new Share(0, 1);

  public Share {
    if (of < 1 || slot < 0 || slot >= of) {
      throw new IllegalArgumentException("Invalid share: %d of %d".formatted(slot, of));
    }
  }

  /** The first index of this share that is not below {@code index}. */
  long next(long index) {
    return index + Math.floorMod(slot - index, (long) of);
  }

  boolean owns(long index) {
    return index % of == slot;
  }

  /** Splits this share further, into {@code parts}. */
  public Share part(int part, int parts) {
    return new Share(slot + of * part, of * parts);
  }

  /** How many of {@code users} belong to this share. */
  public int users(int users) {
    return (users - slot + of - 1) / of;
  }
}
