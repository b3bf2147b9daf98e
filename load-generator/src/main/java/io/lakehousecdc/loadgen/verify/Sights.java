package io.lakehousecdc.loadgen.verify;

import io.lakehousecdc.loadgen.model.ItemState;
import io.lakehousecdc.loadgen.model.Origin;
import io.lakehousecdc.loadgen.model.Sight;
import io.lakehousecdc.loadgen.verify.Finding.Kind;
import org.jspecify.annotations.Nullable;

/** What a {@link Sight} is to people. */
final class Sights {
  private Sights() {}

  /** Null if there is nothing wrong. */
  static @Nullable Kind kind(Sight sight) {
    return switch (sight) {
      case EXPECTED, SETTLED -> null;
      case OLD_VERSION, OLD_CONTENT -> Kind.STALE;
      case NEVER_ACKNOWLEDGED, UNKNOWN -> Kind.PHANTOM;
      case DELETED -> Kind.RESURRECTED;
      case DOUBLED -> Kind.DOUBLED;
    };
  }

  /**
   * @param sequence the write that was expected
   * @param version the version that was expected
   */
  static String detail(Sight sight, ItemState item, Origin origin, int sequence, long version) {
    String shown = Descriptions.of(item, origin);
    String acknowledged = ", acknowledged is write %d in version %d".formatted(sequence, version);
    return switch (sight) {
      case EXPECTED, SETTLED -> shown;
      case OLD_VERSION, OLD_CONTENT -> "shows " + shown + acknowledged;
      case NEVER_ACKNOWLEDGED -> "shows " + shown + ", which was never acknowledged" + acknowledged;
      case UNKNOWN -> "shows " + shown + ", whose creation was never acknowledged";
      case DELETED -> "shows " + shown + " after its deletion was acknowledged";
      case DOUBLED -> "shows " + shown + ", which another item holds, too";
    };
  }
}
