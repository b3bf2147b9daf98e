package io.lakehousecdc.loadgen.run;

import io.lakehousecdc.loadgen.workload.Answer;
import io.lakehousecdc.loadgen.workload.Call;
import io.lakehousecdc.loadgen.workload.Outcome;
import io.lakehousecdc.loadgen.workload.VirtualUser;
import io.lakehousecdc.loadgen.workload.Workload;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Users that GET the given paths in turns, all users together; each path is an operation. */
public final class FixedCalls implements Workload {
  private final List<String> paths;
  private final long thinkNanos;
  private final AtomicLong next = new AtomicLong();
  private final List<Integer> users = Collections.synchronizedList(new ArrayList<>());
  private final AtomicLong answered = new AtomicLong();
  private final AtomicLong failed = new AtomicLong();

  public FixedCalls(String... paths) {
    this(0, paths);
  }

  public FixedCalls(long thinkMillis, String... paths) {
    this.paths = List.of(paths);
    this.thinkNanos = TimeUnit.MILLISECONDS.toNanos(thinkMillis);
  }

  @Override
  public List<String> operations() {
    return paths;
  }

  /** The indexes of the users that were made. */
  public List<Integer> users() {
    return users;
  }

  long answered() {
    return answered.get();
  }

  long failed() {
    return failed.get();
  }

  @Override
  public VirtualUser user(int index) {
    users.add(index);
    return new VirtualUser() {
      @Override
      public @Nullable Call next(long intendedNanos) {
        long token = next.getAndIncrement();
        int operation = (int) (token % paths.size());
        return new Call(operation, "GET", paths.get(operation), null, token);
      }

      @Override
      public Outcome answered(Call call, Answer answer) {
        answered.incrementAndGet();
        return answer.status() == 200 ? Outcome.OK : Outcome.UNEXPECTED_STATUS;
      }

      @Override
      public void failed(Call call, Outcome outcome, long nanos) {
        failed.incrementAndGet();
      }

      @Override
      public long thinkNanos() {
        return thinkNanos;
      }
    };
  }
}
