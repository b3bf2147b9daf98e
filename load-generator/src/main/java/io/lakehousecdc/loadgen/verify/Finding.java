package io.lakehousecdc.loadgen.verify;

/**
 * Something that contradicts what was written.
 *
 * @param place where it was seen
 * @param key what it is about: the id of an item, or the name of a column
 * @param detail what was seen, and what should have been
 */
public record Finding(Kind kind, Place place, String key, String detail) {

  /** What is wrong. */
  public enum Kind {
    /** An acknowledged write is not there. */
    LOST,
    /** Something is there that was never acknowledged. */
    PHANTOM,
    /** A row is there twice. */
    DOUBLED,
    /** An older state than the acknowledged one. */
    STALE,
    /** Parts of several writes, or of none. */
    TORN,
    /** A row that was deleted, and the deletion acknowledged. */
    RESURRECTED,
    /** A value that is not of the type of its column. */
    WRONG_TYPE
  }

  /** Where data can be seen. */
  public enum Place {
    API,
    POSTGRES,
    LAKE
  }
}
