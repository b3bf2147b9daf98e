package io.lakehousecdc.loadgen.web;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;
import java.util.Set;

/** Runs are made up, and five of their seconds pass in one. */
public class FakeProfile implements QuarkusTestProfile {
  @Override
  public Set<Class<?>> getEnabledAlternatives() {
    return Set.of(FakeRuns.class);
  }

  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of("fake.tick-millis", "200");
  }

  /** The same in real time, with some minutes behind them, to look at. */
  public static class Slow extends FakeProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("fake.backfill", "190");
    }
  }
}
