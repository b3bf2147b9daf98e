package io.lakehousecdc.local;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The command line of the supervisor.
 *
 * @param projectDirectory where the applications are; by default the one that this class is in
 * @param without parts that are left out
 * @param isolated parts that get a JVM for themselves
 */
record SupervisorOptions(
    Path stateDirectory, Optional<Path> projectDirectory, Set<Part> without, Set<Part> isolated) {
  private static final String USAGE =
      "Usage: Supervisor <state directory> [<project directory>] [--without part,...] [--isolate part,...|all]";

  /**
   * @throws IllegalArgumentException with the usage, or the name that is not a part
   */
  static SupervisorOptions parse(List<String> args) {
    if (args.isEmpty()) {
      throw new IllegalArgumentException(USAGE);
    }
    Set<Part> without = EnumSet.noneOf(Part.class);
    Set<Part> isolated = EnumSet.noneOf(Part.class);
    boolean hasProject = args.size() > 1 && !args.get(1).startsWith("--");
    Iterator<String> rest = args.listIterator(hasProject ? 2 : 1);
    while (rest.hasNext()) {
      String option = rest.next();
      if (!rest.hasNext()) {
        throw new IllegalArgumentException("Missing value of option " + option + "; " + USAGE);
      }
      switch (option) {
        case "--without" -> addParts(rest.next(), without);
        case "--isolate" -> addParts(rest.next(), isolated);
        default -> throw new IllegalArgumentException("Unknown option: " + option + "; " + USAGE);
      }
    }
    Optional<Path> project = hasProject ? Optional.of(Path.of(args.get(1))) : Optional.empty();
    return new SupervisorOptions(Path.of(args.get(0)), project, without, isolated);
  }

  Set<Part> parts() {
    Set<Part> parts = EnumSet.allOf(Part.class);
    parts.removeAll(without);
    return parts;
  }

  private static void addParts(String names, Set<Part> parts) {
    if (names.equals("all")) {
      parts.addAll(EnumSet.allOf(Part.class));
      return;
    }
    for (String name : List.of(names.split(",", -1))) {
      parts.add(Part.of(name.strip()));
    }
  }
}
