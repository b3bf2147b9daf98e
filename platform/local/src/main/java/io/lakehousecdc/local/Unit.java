package io.lakehousecdc.local;

import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The parts that share a process: they start, die and are restarted together.
 *
 * @param name of the process and its log
 * @param parts several servers, or one server, or one application; in the order in which they need
 *     each other
 */
record Unit(String name, List<Part> parts) {
  private static final List<Part> SHARED = List.of(Part.KAFKA, Part.CONNECT, Part.S3);

  Unit {
    parts = List.copyOf(parts);
  }

  static Unit alone(Part part) {
    return new Unit(part.label(), List.of(part));
  }

  /**
   * Divides parts into processes. Kafka, Connect and S3 share a JVM, which saves memory and time,
   * unless they are to be isolated. PostgreSQL has its own processes anyway, and applications have
   * their own class paths.
   */
  static List<Unit> plan(Set<Part> parts, Set<Part> isolated) {
    List<Part> together =
        SHARED.stream().filter(parts::contains).filter(part -> !isolated.contains(part)).toList();
    LinkedHashSet<Unit> units = new LinkedHashSet<>();
    for (Part part : EnumSet.copyOf(parts)) {
      boolean shared = together.size() > 1 && together.contains(part);
      units.add(shared ? new Unit("servers", together) : alone(part));
    }
    return List.copyOf(units);
  }

  /** The parts outside of this unit that must run before it is started. */
  Set<Part> needs() {
    Set<Part> needs = EnumSet.noneOf(Part.class);
    parts.forEach(part -> needs.addAll(part.needs()));
    parts.forEach(needs::remove);
    return needs;
  }

  boolean isApp() {
    return parts.get(0).isApp();
  }
}
