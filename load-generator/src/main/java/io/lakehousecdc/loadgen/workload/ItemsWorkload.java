package io.lakehousecdc.loadgen.workload;

import io.lakehousecdc.loadgen.model.RunModel;
import io.lakehousecdc.loadgen.model.Stamps;
import io.lakehousecdc.loadgen.model.UserModel;
import io.lakehousecdc.loadgen.verify.Findings;
import io.lakehousecdc.loadgen.verify.ItemChecks;
import io.lakehousecdc.loadgen.verify.LastWrite;
import io.lakehousecdc.loadgen.verify.Verification;
import io.lakehousecdc.loadgen.verify.WriteListener;
import java.time.Instant;
import java.util.List;

/** Does a {@link Scenario} to items-api. */
public final class ItemsWorkload implements Workload {
  private final Scenario scenario;
  private final List<Operation> operations;
  private final Stamps stamps;
  private final long seed;
  private final RunModel model;
  private final Findings findings;
  private final LastWrite writes;
  private final ListBudget lists;
  private final TaskChoice choice;

  /**
   * @param run unique over all runs: items carry it in their names
   * @param seed the same seed gives the same operations
   * @param model is filled with what users write
   * @param findings is told what contradicts the model
   * @param writes is told of every acknowledged write
   */
  public ItemsWorkload(
      Scenario scenario,
      String run,
      long seed,
      RunModel model,
      Findings findings,
      WriteListener writes) {
    this(scenario, run, seed, model, findings, writes, ListBudget.usual());
  }

  /** The same with another bound to what checking lists costs. */
  public ItemsWorkload(
      Scenario scenario,
      String run,
      long seed,
      RunModel model,
      Findings findings,
      WriteListener writes,
      ListBudget lists) {
    this.scenario = scenario;
    this.operations = scenario.operations();
    this.stamps = stamps(scenario, run);
    this.seed = seed;
    this.model = model;
    this.findings = findings;
    this.writes = new LastWrite(writes);
    this.lists = lists;
    this.choice = new TaskChoice(scenario);
  }

  /** How the items of a run are marked. */
  public static Stamps stamps(Scenario scenario, String run) {
    return new Stamps(run, scenario.accounting() == Accounting.STRICT);
  }

  @Override
  public List<String> operations() {
    return scenario.operationNames();
  }

  @Override
  public VirtualUser user(int index) {
    UserModel items = model.user(index);
    AnswerJudge judge =
        new AnswerJudge(
            scenario, items, new ItemChecks(stamps, items, findings), findings, writes, lists);
    return new ItemsUser(
        scenario, operations, choice, stamps, new Draws(seed, index), items, judge);
  }

  /** When the last write was acknowledged; the epoch if none was. */
  public Instant lastWrite() {
    return writes.at();
  }

  /**
   * The comparison of what the users of this process wrote with what can be seen of it. Only for a
   * thread that knows, by some happens-before, that no user goes on.
   */
  public Verification verification() {
    return new Verification(model.expectations(), stamps, findings);
  }
}
