package io.lakehousecdc.loadgen.session;

import io.lakehousecdc.loadgen.workload.Answer;
import io.lakehousecdc.loadgen.workload.Call;
import io.lakehousecdc.loadgen.workload.Outcome;
import io.lakehousecdc.loadgen.workload.VirtualUser;
import io.lakehousecdc.loadgen.workload.Workload;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A workload whose failures are remembered. */
final class WatchedWorkload implements Workload {
  private final Workload workload;
  private final FailureLog failures;
  private final List<String> operations;

  WatchedWorkload(Workload workload, FailureLog failures) {
    this.workload = workload;
    this.failures = failures;
    this.operations = workload.operations();
  }

  @Override
  public List<String> operations() {
    return operations;
  }

  @Override
  public VirtualUser user(int index) {
    return new WatchedUser(workload.user(index));
  }

  private final class WatchedUser implements VirtualUser {
    private final VirtualUser user;

    WatchedUser(VirtualUser user) {
      this.user = user;
    }

    @Override
    public @Nullable Call next(long intendedNanos) {
      return user.next(intendedNanos);
    }

    @Override
    public Outcome answered(Call call, Answer answer) {
      Outcome outcome = user.answered(call, answer);
      if (outcome != Outcome.OK) {
        failures.add(
            operations.get(call.operation()), call, answer, outcome, System.currentTimeMillis());
      }
      return outcome;
    }

    @Override
    public void failed(Call call, Outcome outcome, long nanos) {
      user.failed(call, outcome, nanos);
      failures.add(operations.get(call.operation()), call, outcome, System.currentTimeMillis());
    }

    @Override
    public long thinkNanos() {
      return user.thinkNanos();
    }

    @Override
    public boolean starting() {
      return user.starting();
    }
  }
}
