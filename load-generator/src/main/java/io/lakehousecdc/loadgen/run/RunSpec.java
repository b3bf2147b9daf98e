package io.lakehousecdc.loadgen.run;

import io.lakehousecdc.loadgen.client.ClientSettings;
import io.lakehousecdc.loadgen.client.Target;
import io.lakehousecdc.loadgen.schedule.LoadPlan;
import io.lakehousecdc.loadgen.workload.Scenario;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * A run that somebody wants.
 *
 * @param id short, unique, and fit for a file name
 * @param title for people
 * @param target where the API is, for example {@code http://127.0.0.1:8080}
 * @param seed of the arrivals and of what the users do
 * @param thresholds in the one-line form
 * @param warmUp how long at the beginning counts for no threshold
 */
public record RunSpec(
    String id,
    String title,
    Scenario scenario,
    LoadPlan plan,
    URI target,
    long seed,
    List<String> thresholds,
    Duration warmUp,
    Limits limits,
    ClientSettings client) {
  /**
   * @throws IllegalArgumentException if the id is no file name, or the plan is above the limits
   */
  public RunSpec {
    thresholds = List.copyOf(thresholds);
    if (!id.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,99}")) {
      throw new IllegalArgumentException(
          "Invalid id of a run: %s (letters, digits and . _ - only)".formatted(id));
    }
    if (warmUp.isNegative()) {
      throw new IllegalArgumentException("Invalid warm-up: " + warmUp);
    }
    LoadSpec.check(plan, limits);
  }

  /** With the usual limits, and without a key for the API. */
  public RunSpec(
      String id,
      String title,
      Scenario scenario,
      LoadPlan plan,
      URI target,
      long seed,
      List<String> thresholds,
      Duration warmUp) {
    this(
        id,
        title,
        scenario,
        plan,
        target,
        seed,
        thresholds,
        warmUp,
        Limits.DEFAULT,
        ClientSettings.DEFAULT);
  }

  /**
   * What this process is to do when it makes the whole load.
   *
   * @throws IllegalArgumentException if the host of the target is unknown
   */
  public LoadSpec load() {
    return new LoadSpec(plan, Target.of(target), seed, client, limits);
  }
}
