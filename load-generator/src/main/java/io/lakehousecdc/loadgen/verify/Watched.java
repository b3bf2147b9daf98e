package io.lakehousecdc.loadgen.verify;

import io.lakehousecdc.loadgen.verify.WriteListener.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An item whose writes are looked for in the lake. */
final class Watched {

  /**
   * Where a row of the lake is.
   *
   * @param file the location of the data file
   * @param pos the ordinal of the row in it
   */
  record Location(String file, long pos) {}

  /** An acknowledged write. */
  static final class Write {
    final Kind kind;
    final long version;
    final long nanos;
    boolean done;

    Write(Kind kind, long version, long nanos) {
      this.kind = kind;
      this.version = version;
      this.nanos = nanos;
    }
  }

  final int id;

  /** Those that the lake does not show yet, in the order of their acknowledgements. */
  final List<Write> unseen = new ArrayList<>(2);

  @Nullable Location location;
  long seenVersion;

  Watched(int id) {
    this.id = id;
  }

  boolean isDeleted() {
    return !unseen.isEmpty() && unseen.get(unseen.size() - 1).kind == Kind.DELETE;
  }
}
