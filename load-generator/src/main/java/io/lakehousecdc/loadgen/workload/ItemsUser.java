package io.lakehousecdc.loadgen.workload;

import io.lakehousecdc.loadgen.model.Stamps;
import io.lakehousecdc.loadgen.model.UserModel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A user that works with items of its own. What it does is a function of seed, user and task; only
 * the ids of its items come from the server.
 */
final class ItemsUser implements VirtualUser {
  private static final int TASK = 0;
  private static final int ITEM = 1;
  private static final int THINK = 2;
  private static final int REREAD = 3;
  private static final int NO_ITEM = 0;

  private final Scenario scenario;
  private final List<Operation> operations;
  private final TaskChoice choice;
  private final Stamps stamps;
  private final Draws draws;
  private final UserModel model;
  private final AnswerJudge judge;

  private int sequence = -1;
  private int startOperation;
  private int startRepetition;
  private Think think = Think.NONE;

  /**
   * @param operations those of the scenario, in one list for all users
   */
  ItemsUser(
      Scenario scenario,
      List<Operation> operations,
      TaskChoice choice,
      Stamps stamps,
      Draws draws,
      UserModel model,
      AnswerJudge judge) {
    this.scenario = scenario;
    this.operations = operations;
    this.choice = choice;
    this.stamps = stamps;
    this.draws = draws;
    this.model = model;
    this.judge = judge;
  }

  @Override
  public boolean starting() {
    return startOperation < scenario.start().size();
  }

  @Override
  public @Nullable Call next(long intendedNanos) {
    sequence++;
    int operation =
        starting() ? startOperation : choice.choose(draws.of(sequence, TASK), model.size());
    int n = starting() ? nextStart() : 1;
    Operation task = operations.get(operation);
    Think own = task.think();
    think = own == null ? scenario.think() : own;
    int id = task.action().needsItem() ? item(task.action()) : NO_ITEM;
    boolean skipped = task.action().needsItem() && id == NO_ITEM;
    return skipped ? null : call(operation, task, id, n);
  }

  @Override
  public Outcome answered(Call call, Answer answer) {
    return judge.answered(operations.get(call.operation()), call, answer);
  }

  @Override
  public void failed(Call call, Outcome outcome, long nanos) {
    judge.failed(operations.get(call.operation()), call, outcome);
  }

  @Override
  public long thinkNanos() {
    return think.nanos(draws.of(sequence, THINK));
  }

  private int nextStart() {
    int n = ++startRepetition;
    if (n == scenario.start().get(startOperation).times()) {
      startOperation++;
      startRepetition = 0;
    }
    return n;
  }

  /** The item that a task is about, 0 if there is none. */
  private int item(Action action) {
    long draw = draws.of(sequence, ITEM);
    boolean reread =
        action == Action.READ
            && model.deletedCount() > 0
            && scenario.accounting() == Accounting.STRICT
            && Draws.share(draws.of(sequence, REREAD)) < scenario.rereads();
    if (reread) {
      return model.lastDeleted((int) Draws.below(draw, model.deletedCount()));
    }
    if (model.size() > 0) {
      return model.id((int) Draws.below(draw, model.size()));
    }
    return action == Action.READ ? scenario.withoutItems().pick(draw) : NO_ITEM;
  }

  private Call call(int operation, Operation task, int id, int n) {
    Fill fill = new Fill(stamps.run(), model.user(), sequence, id, n, draws);
    Body body = task.body();
    byte @Nullable [] json =
        body == null
            ? null
            : task.action().writesItem() ? body.itemJson(fill, stamps) : body.json(fill);
    return new Call(
        operation, task.method(), task.path().text(fill), json, Tokens.of(id, sequence));
  }
}
