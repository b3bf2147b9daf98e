package io.lakehousecdc.endtoend.events;

/**
 * The kinds of changes in a stream, in percent; the rest are deletes.
 *
 * @param inserts of new keys, ascending
 * @param updates of random live keys
 */
public record Mix(int inserts, int updates) {
  public static final Mix INSERT_ONLY = new Mix(100, 0);

  /** 50 % inserts, 45 % updates, 5 % deletes. */
  public static final Mix UPDATE_HEAVY = new Mix(50, 45);

  public static final Mix UPDATE_ONLY = new Mix(0, 100);

  public Mix {
    if (inserts < 0 || updates < 0 || inserts + updates > 100) {
      throw new IllegalArgumentException(
          "Invalid mix: %d %% inserts, %d %% updates".formatted(inserts, updates));
    }
  }
}
