package io.lakehousecdc.loadgen.workload;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The scenarios that are built in. */
public final class Presets {
  private static final List<String> NAMES =
      List.of("seed-mix", "read-heavy", "write-burst", "soak", "find-the-knee", "freshness-probe");

  /** Another name of the first one. */
  private static final String REFERENCE = "reference";

  private Presets() {}

  /** All of them, the reference first. */
  public static List<Scenario> all() {
    return NAMES.stream().map(Presets::read).toList();
  }

  /** The preset of this name; {@code reference} is the first one, too. */
  public static Optional<Scenario> find(String name) {
    String known = name.equals(REFERENCE) ? NAMES.get(0) : name;
    return NAMES.contains(known) ? Optional.of(read(known)) : Optional.empty();
  }

  /** The text of a preset, to begin an own scenario from. */
  public static Optional<String> text(String name) {
    return NAMES.contains(name)
        ? Optional.of(new String(bytes(name), StandardCharsets.UTF_8))
        : Optional.empty();
  }

  private static Scenario read(String name) {
    Reader text = new StringReader(new String(bytes(name), StandardCharsets.UTF_8));
    return ScenarioReader.read(name + ".yaml", text);
  }

  private static byte[] bytes(String name) {
    try (InputStream in = Presets.class.getResourceAsStream(name + ".yaml")) {
      if (in == null) {
        throw new IllegalStateException("Cannot read preset " + name + ": it is not in the jar");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read preset " + name, e);
    }
  }
}
