package io.lakehousecdc.loadgen.verify;

/** Is told of each write of a run when it was acknowledged, by many threads. It must not block. */
@FunctionalInterface
public interface WriteListener {
  /** Nobody who wants to know. */
  WriteListener NONE = (kind, id, version, nanos) -> {};

  /** What a write did to an item. */
  enum Kind {
    INSERT,
    UPDATE,
    DELETE
  }

  /**
   * @param version the version that the item has now, the last one for a deletion, 0 if unknown
   * @param nanos when the acknowledgement was there, as {@link System#nanoTime()}
   */
  void acknowledged(Kind kind, int id, long version, long nanos);
}
