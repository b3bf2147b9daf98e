package io.lakehousecdc.loadgen.verify;

import io.lakehousecdc.loadgen.fake.FakeItems;
import io.lakehousecdc.loadgen.model.Expectations;
import io.lakehousecdc.loadgen.model.RunModel;
import io.lakehousecdc.loadgen.model.Stamps;
import io.lakehousecdc.loadgen.workload.Answer;
import io.lakehousecdc.loadgen.workload.Call;
import io.lakehousecdc.loadgen.workload.ItemsWorkload;
import io.lakehousecdc.loadgen.workload.ListBudget;
import io.lakehousecdc.loadgen.workload.Outcome;
import io.lakehousecdc.loadgen.workload.Scenario;
import io.lakehousecdc.loadgen.workload.VirtualUser;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Users that work with {@link FakeItems} in one thread, as fast as it goes. With some probability
 * an answer does not come; then the call is done at once, later, or never.
 */
final class SimulatedRun {
  final FakeItems items = new FakeItems();
  final RunModel model = new RunModel();
  final Findings findings = new Findings();
  final Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);

  private final Random random;
  private final List<VirtualUser> users = new ArrayList<>();
  private final List<Call> late = new ArrayList<>();

  SimulatedRun(Scenario scenario, long seed, int userCount) {
    this.random = new Random(seed);
    ItemsWorkload workload =
        new ItemsWorkload(
            scenario, "sim", seed, model, findings, WriteListener.NONE, ListBudget.unlimited());
    for (int i = 0; i < userCount; i++) {
      users.add(workload.user(i));
    }
  }

  /** Lets users that are chosen at random do so many tasks. */
  void run(int tasks, double lostAnswers) {
    for (int i = 0; i < tasks; i++) {
      step(users.get(random.nextInt(users.size())), lostAnswers);
      if (!late.isEmpty() && random.nextInt(10) == 0) {
        handle(late.remove(random.nextInt(late.size())));
      }
    }
  }

  /** Does what is late, and tells what must be there. */
  Expectations settle() {
    while (!late.isEmpty()) {
      Call call = late.remove(random.nextInt(late.size()));
      if (random.nextBoolean()) {
        handle(call);
      }
    }
    return model.expectations();
  }

  /** Compares the API's items with what must be there. */
  void compare() {
    compare(settle());
  }

  void compare(Expectations expectations) {
    PlaceComparison comparison =
        new PlaceComparison(
            Finding.Place.API,
            expectations,
            new Settled(expectations),
            new Stamps("sim", true),
            findings);
    try {
      byte[] all = items.handle("GET", "/items?limit=1000000", null).body();
      ItemParser.complete()
          .items(all, wrong -> comparison.wrongType(wrong.key(), wrong.getMessage()))
          .forEach(comparison::row);
    } catch (UnreadableException e) {
      throw new AssertionError(e);
    }
    comparison.end();
  }

  private void step(VirtualUser user, double lostAnswers) {
    Call call = user.next(0);
    if (call == null) {
      return;
    }
    if (random.nextDouble() < lostAnswers) {
      lose(user, call);
      return;
    }
    FakeItems.Reply reply = handle(call);
    Outcome outcome = user.answered(call, new Answer(reply.status(), reply.body(), 0, 0, 0));
    outcomes.merge(outcome, 1, Integer::sum);
  }

  private void lose(VirtualUser user, Call call) {
    int fate = random.nextInt(4);
    if (fate == 0) {
      handle(call);
    } else if (fate == 1) {
      late.add(call);
    }
    if (random.nextBoolean()) {
      user.failed(call, random.nextBoolean() ? Outcome.TIMEOUT : Outcome.RESET, 0);
    } else {
      user.answered(call, new Answer(503, new byte[0], 0, 0, 0));
    }
  }

  private FakeItems.Reply handle(Call call) {
    return items.handle(call.method(), call.path(), call.body());
  }
}
