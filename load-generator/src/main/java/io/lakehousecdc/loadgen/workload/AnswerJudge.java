package io.lakehousecdc.loadgen.workload;

import io.lakehousecdc.loadgen.model.ItemState;
import io.lakehousecdc.loadgen.model.UserModel;
import io.lakehousecdc.loadgen.verify.Finding;
import io.lakehousecdc.loadgen.verify.Findings;
import io.lakehousecdc.loadgen.verify.ItemChecks;
import io.lakehousecdc.loadgen.verify.ItemParser;
import io.lakehousecdc.loadgen.verify.UnreadableException;
import io.lakehousecdc.loadgen.verify.WriteListener;
import io.lakehousecdc.loadgen.verify.WriteListener.Kind;
import io.lakehousecdc.loadgen.verify.WrongTypeException;
import java.util.regex.Pattern;

/** Tells how a call of one user ended, and what that says of the user's items. */
final class AnswerJudge {
  private static final int OK = 200;
  private static final int CREATED = 201;
  private static final int CLIENT_ERROR = 400;
  private static final int NOT_FOUND = 404;
  private static final int SERVER_ERROR = 500;

  /** The queries whose answer lacks no item between its first and its last. */
  private static final Pattern PAGE = Pattern.compile("(limit|after)=\\d+(&(limit|after)=\\d+)?");

  private static final ItemParser PARSER = ItemParser.quick();

  private final Accounting accounting;
  private final UserModel model;
  private final ItemChecks checks;
  private final Findings findings;
  private final WriteListener writes;
  private final ListBudget lists;

  AnswerJudge(
      Scenario scenario,
      UserModel model,
      ItemChecks checks,
      Findings findings,
      WriteListener writes,
      ListBudget lists) {
    this.accounting = scenario.accounting();
    this.model = model;
    this.checks = checks;
    this.findings = findings;
    this.writes = writes;
    this.lists = lists;
  }

  Outcome answered(Operation operation, Call call, Answer answer) {
    Outcome content;
    try {
      content = agrees(operation, call, answer) ? Outcome.OK : Outcome.CHECK_FAILED;
    } catch (UnreadableException e) {
      maybe(operation.action(), call);
      content = Outcome.UNREADABLE;
    } catch (WrongTypeException e) {
      maybe(operation.action(), call);
      findings.add(
          new Finding(
              Finding.Kind.WRONG_TYPE, Finding.Place.API, e.key(), String.valueOf(e.getMessage())));
      content = Outcome.CHECK_FAILED;
    }
    return isExpected(operation, answer.status()) ? content : Outcome.UNEXPECTED_STATUS;
  }

  void failed(Operation operation, Call call, Outcome outcome) {
    switch (outcome) {
      case TIMEOUT, RESET, UNREADABLE -> maybe(operation.action(), call);
      // Nothing was sent; the others come from here.
      case REFUSED, DROPPED, OK, UNEXPECTED_STATUS, CHECK_FAILED -> {}
    }
  }

  private boolean isExpected(Operation operation, int status) {
    return operation.expected().contains(status)
        && (accounting == Accounting.STRICT || status < CLIENT_ERROR);
  }

  /** Whether an answer agrees with the model, which learns from it. */
  private boolean agrees(Operation operation, Call call, Answer answer)
      throws UnreadableException, WrongTypeException {
    int status = answer.status();
    Action action = operation.action();
    if (status >= SERVER_ERROR) {
      maybe(action, call);
      return true;
    }
    if (status == NOT_FOUND && action.needsItem()) {
      return checks.missing(Tokens.id(call.token()));
    }
    return switch (action) {
      case CREATE -> status != CREATED || created(call, answer);
      case READ -> status != OK || checks.read(Tokens.id(call.token()), item(answer));
      case UPDATE -> status != OK || updated(call, answer);
      case DELETE -> status != OK || deleted(call, answer);
      case LIST -> status != OK || listed(call, answer);
      case OTHER -> true;
    };
  }

  private boolean listed(Call call, Answer answer) throws UnreadableException, WrongTypeException {
    byte[] body = answer.body();
    return !lists.allows(body.length, answer.endNanos())
        || checks.listed(PARSER.items(body), isComplete(call));
  }

  private boolean created(Call call, Answer answer) throws UnreadableException, WrongTypeException {
    ItemState item = item(answer);
    boolean agrees = checks.created(Tokens.sequence(call.token()), item);
    writes.acknowledged(Kind.INSERT, item.id(), item.version(), answer.endNanos());
    return agrees;
  }

  private boolean updated(Call call, Answer answer) throws UnreadableException, WrongTypeException {
    int id = Tokens.id(call.token());
    ItemState item = item(answer);
    boolean agrees = checks.updated(id, Tokens.sequence(call.token()), item);
    writes.acknowledged(Kind.UPDATE, id, item.version(), answer.endNanos());
    return agrees;
  }

  private boolean deleted(Call call, Answer answer) throws UnreadableException, WrongTypeException {
    int id = Tokens.id(call.token());
    ItemState item = item(answer);
    boolean agrees = checks.deleted(id, item);
    writes.acknowledged(Kind.DELETE, id, item.version(), answer.endNanos());
    return agrees;
  }

  /** A write may have happened. */
  private void maybe(Action action, Call call) {
    int id = Tokens.id(call.token());
    int sequence = Tokens.sequence(call.token());
    switch (action) {
      case CREATE -> model.maybeCreated(sequence);
      case UPDATE -> {
        if (model.isLive(id)) {
          model.maybeUpdated(id, sequence);
        }
      }
      case DELETE -> {
        if (model.isLive(id)) {
          model.maybeDeletes(id);
        }
      }
      case READ, LIST, OTHER -> {}
    }
  }

  private static ItemState item(Answer answer) throws UnreadableException, WrongTypeException {
    return PARSER.item(answer.body());
  }

  /** Whether the list is one of all items in the order of their ids. */
  private static boolean isComplete(Call call) {
    int query = call.path().indexOf('?');
    return query < 0 || PAGE.matcher(call.path().substring(query + 1)).matches();
  }
}
