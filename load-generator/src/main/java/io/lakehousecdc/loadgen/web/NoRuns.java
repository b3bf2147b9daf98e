package io.lakehousecdc.loadgen.web;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.inject.Produces;
import java.lang.reflect.Proxy;

/** Stands where nothing offers runs: every question is refused. */
class NoRuns {
  @Produces
  @DefaultBean
  Runs runs() {
    return (Runs)
        Proxy.newProxyInstance(
            Runs.class.getClassLoader(),
            new Class<?>[] {Runs.class},
            (proxy, method, arguments) -> {
              throw ProblemException.conflict("Cannot run: this process has no engine");
            });
  }
}
