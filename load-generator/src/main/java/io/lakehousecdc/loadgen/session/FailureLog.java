package io.lakehousecdc.loadgen.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lakehousecdc.loadgen.history.RunResult.Failure;
import io.lakehousecdc.loadgen.history.RunResult.Sample;
import io.lakehousecdc.loadgen.workload.Answer;
import io.lakehousecdc.loadgen.workload.Call;
import io.lakehousecdc.loadgen.workload.Outcome;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Failures by cause, each with one sample. Safe for use by several threads. */
final class FailureLog {
  private static final int MOST_CAUSES = 500;
  private static final int CAUSE_LENGTH = 120;
  private static final int SAMPLE_LENGTH = 4_000;
  private static final Pattern NUMBER = Pattern.compile("\\d+");
  private static final Pattern SPACE = Pattern.compile("\\s+");

  private record Cause(String operation, Outcome outcome, int status, String text) {}

  private static final class Group {
    private final long first;
    private final Sample sample;
    private long last;
    private long count;

    Group(long first, Sample sample) {
      this.first = first;
      this.sample = sample;
    }
  }

  private final Map<Cause, Group> groups = new LinkedHashMap<>();

  /** An answer that was not what it should be. */
  void add(String operation, Call call, Answer answer, Outcome outcome, long epochMillis) {
    String text = outcome == Outcome.UNEXPECTED_STATUS ? cause(answer) : words(outcome);
    Cause cause = new Cause(operation, outcome, answer.status(), text);
    add(cause, call, answer.status(), answer.body(), epochMillis);
  }

  /** A call without an answer. */
  void add(String operation, Call call, Outcome outcome, long epochMillis) {
    add(new Cause(operation, outcome, 0, words(outcome)), call, 0, null, epochMillis);
  }

  /** The most frequent first. */
  synchronized List<Failure> failures() {
    return groups.entrySet().stream()
        .map(entry -> failure(entry.getKey(), entry.getValue()))
        .sorted(Comparator.comparingLong(Failure::count).reversed())
        .toList();
  }

  private synchronized void add(
      Cause cause, Call call, int status, byte @Nullable [] answer, long epochMillis) {
    Group group = groups.get(cause);
    if (group == null) {
      if (groups.size() >= MOST_CAUSES) {
        return;
      }
      group = new Group(epochMillis, sample(call, status, answer));
      groups.put(cause, group);
    }
    group.last = epochMillis;
    group.count++;
  }

  private static Failure failure(Cause cause, Group group) {
    return new Failure(
        cause.operation(),
        cause.outcome().name(),
        cause.status(),
        cause.text(),
        group.count,
        group.first,
        group.last,
        group.sample);
  }

  private static Sample sample(Call call, int status, byte @Nullable [] answer) {
    byte[] body = call.body();
    return new Sample(
        call.method(),
        call.path(),
        body == null ? null : text(body),
        status,
        answer == null ? null : text(answer));
  }

  /** Ids and numbers differ from call to call; without them the same fault has one cause. */
  private static String cause(Answer answer) {
    String numbered = NUMBER.matcher(text(answer.body())).replaceAll("N");
    String said = SPACE.matcher(numbered).replaceAll(" ").strip();
    String cut = said.length() > CAUSE_LENGTH ? said.substring(0, CAUSE_LENGTH) + "…" : said;
    return "status " + answer.status() + (cut.isEmpty() ? "" : ": " + cut);
  }

  private static String words(Outcome outcome) {
    return switch (outcome) {
      case OK -> "no failure";
      case UNEXPECTED_STATUS -> "unexpected status";
      case UNREADABLE -> "the answer cannot be read";
      case CHECK_FAILED -> "the answer contradicts what was written";
      case TIMEOUT -> "no answer in time";
      case RESET -> "the connection ended before the answer did";
      case REFUSED -> "no connection could be made";
      case DROPPED -> "the call was due, and was never sent";
    };
  }

  private static String text(byte[] bytes) {
    return new String(bytes, 0, Math.min(bytes.length, SAMPLE_LENGTH), UTF_8);
  }
}
