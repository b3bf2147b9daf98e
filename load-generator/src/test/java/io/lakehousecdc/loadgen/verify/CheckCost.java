package io.lakehousecdc.loadgen.verify;

import io.lakehousecdc.loadgen.fake.FakeItems;
import io.lakehousecdc.loadgen.model.RunModel;
import io.lakehousecdc.loadgen.workload.Answer;
import io.lakehousecdc.loadgen.workload.Call;
import io.lakehousecdc.loadgen.workload.ItemsWorkload;
import io.lakehousecdc.loadgen.workload.Presets;
import io.lakehousecdc.loadgen.workload.VirtualUser;

/** Run by hand: what making a call and judging its answer cost, by operation. */
final class CheckCost {
  private CheckCost() {}

  public static void main(String[] arguments) {
    ItemsWorkload workload =
        new ItemsWorkload(
            Presets.find("seed-mix").orElseThrow(),
            "cost",
            1,
            new RunModel(),
            new Findings(),
            WriteListener.NONE);
    FakeItems items = new FakeItems();
    VirtualUser user = workload.user(0);
    int operations = workload.operations().size();
    for (int round = 0; round < 5; round++) {
      long[] making = new long[operations];
      long[] judging = new long[operations];
      long[] count = new long[operations];
      for (int i = 0; i < 60_000; i++) {
        long before = System.nanoTime();
        Call call = user.next(before);
        long made = System.nanoTime();
        if (call != null) {
          FakeItems.Reply reply = items.handle(call.method(), call.path(), call.body());
          Answer answer = new Answer(reply.status(), reply.body(), 0, 0, 0);
          long answered = System.nanoTime();
          user.answered(call, answer);
          judging[call.operation()] += System.nanoTime() - answered;
          making[call.operation()] += made - before;
          count[call.operation()]++;
        }
      }
      for (int i = 1; i < operations; i++) {
        System.out.printf(
            "%s: next %d ns, answered %d ns%n",
            workload.operations().get(i), making[i] / count[i], judging[i] / count[i]);
      }
    }
  }
}
