package io.lakehousecdc.loadgen.run;

import io.lakehousecdc.loadgen.client.ClientSettings;
import io.lakehousecdc.loadgen.client.Target;
import io.lakehousecdc.loadgen.schedule.LoadModel;
import io.lakehousecdc.loadgen.schedule.LoadPlan;
import io.lakehousecdc.loadgen.schedule.Share;

/**
 * What one process is to do.
 *
 * @param seed of the arrivals
 * @param share the part of the load that this process has
 * @param firstUser the least index of its users
 */
public record LoadSpec(
    LoadPlan plan,
    Target target,
    long seed,
    ClientSettings client,
    Limits limits,
    Share share,
    int firstUser) {

  /**
   * @throws IllegalArgumentException if the plan is above the limits
   */
  public LoadSpec {
    check(plan, limits);
  }

  /** The whole load, by this process alone. */
  public LoadSpec(LoadPlan plan, Target target, long seed, ClientSettings client, Limits limits) {
    this(plan, target, seed, client, limits, Share.ALL, 0);
  }

  static void check(LoadPlan plan, Limits limits) {
    if (plan.model() == LoadModel.CLOSED && plan.peak() > limits.users()) {
      throw new IllegalArgumentException(
          "Cannot run %.0f users: the limit is %d".formatted(plan.peak(), limits.users()));
    }
  }
}
