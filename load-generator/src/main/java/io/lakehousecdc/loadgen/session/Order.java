package io.lakehousecdc.loadgen.session;

import io.lakehousecdc.loadgen.client.ClientSettings;
import io.lakehousecdc.loadgen.run.Limits;
import io.lakehousecdc.loadgen.run.RunSpec;
import io.lakehousecdc.loadgen.schedule.LoadPlan;
import io.lakehousecdc.loadgen.threshold.Rules;
import io.lakehousecdc.loadgen.workload.Presets;
import io.lakehousecdc.loadgen.workload.Scenario;
import io.lakehousecdc.loadgen.workload.ScenarioException;
import io.lakehousecdc.loadgen.workload.ScenarioReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run as somebody asks for it; what is null is the scenario's affair, or the usual.
 *
 * @param load the plan as text
 * @param thresholds in the one-line form
 * @param seed the same seed makes the same operations
 */
public record Order(
    Scenario scenario,
    URI target,
    @Nullable String title,
    @Nullable String load,
    @Nullable List<String> thresholds,
    @Nullable Long seed,
    Duration warmUp,
    Limits limits,
    ClientSettings client) {
  private static final int RADIX = 36;
  private static final SecureRandom RANDOM = new SecureRandom();

  /**
   * A preset, or else a file.
   *
   * @throws IllegalArgumentException if it is neither, or cannot be used
   */
  public static Scenario scenario(String presetOrFile) {
    return Presets.find(presetOrFile).orElseGet(() -> file(presetOrFile));
  }

  /**
   * What is to be run.
   *
   * @throws IllegalArgumentException for the first part that cannot be used: nothing was sent then
   */
  public RunSpec spec(Instant now) {
    LoadPlan plan = LoadPlan.parse(load == null ? scenario.load() : load);
    List<String> rules = thresholds == null ? scenario.thresholds() : thresholds;
    Rules.check(Rules.parse(rules), scenario.operationNames());
    return new RunSpec(
        id(now),
        title == null ? scenario.title() : title,
        scenario,
        plan,
        target,
        seed == null ? now.toEpochMilli() : seed,
        rules,
        warmUp,
        limits,
        client);
  }

  private static Scenario file(String name) {
    Path file = Path.of(name);
    if (!Files.isRegularFile(file)) {
      throw new IllegalArgumentException(
          "Cannot find scenario %s: it is neither a file nor one of %s"
              .formatted(name, Presets.all().stream().map(Scenario::name).toList()));
    }
    try {
      return ScenarioReader.read(file);
    } catch (ScenarioException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    } catch (IOException e) {
      throw new IllegalArgumentException("Cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  /** Short, for it is in the name of every item: the second, and two characters of chance. */
  private static String id(Instant now) {
    String second = Long.toString(now.getEpochSecond(), RADIX);
    int chance = RANDOM.nextInt(RADIX * RADIX);
    return second
        + Character.forDigit(chance / RADIX, RADIX)
        + Character.forDigit(chance % RADIX, RADIX);
  }
}
