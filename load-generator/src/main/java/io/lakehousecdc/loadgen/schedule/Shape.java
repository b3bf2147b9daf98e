package io.lakehousecdc.loadgen.schedule;

import java.util.List;

/** How the level moves during a stage. */
public sealed interface Shape permits Curve, Stairs, Spike {
  /** How long it lasts; {@link Double#POSITIVE_INFINITY} if it ends only when somebody ends it. */
  double seconds();

  /** The highest level that is reached. */
  double peak();

  /** The curves that, one after the other, make this shape. */
  List<Curve> curves();
}
