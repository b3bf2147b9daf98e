package io.lakehousecdc.loadgen.verdict;

import io.lakehousecdc.loadgen.threshold.Metric.Judges;
import io.lakehousecdc.loadgen.threshold.RuleState;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;

/**
 * Finds the word for a run: wrong data before a spoilt measurement before a broken threshold. A
 * generator that cannot keep up may have lost its SLA by itself, but it has lost no row.
 */
public final class Judge {
  private Judge() {}

  /** The verdict on a run that goes on: what has not been measured yet does not count. */
  public static Verdict soFar(Evidence evidence) {
    return verdict(evidence, reasons(evidence));
  }

  /** The verdict on a run that is over: a rule that had nothing to judge was not kept. */
  public static Verdict last(Evidence evidence) {
    Map<Word, List<String>> reasons = reasons(evidence);
    for (RuleState state : evidence.rules()) {
      if (state.value().isEmpty()) {
        add(
            reasons,
            Word.INVALID,
            "nothing was measured that threshold '%s' could judge"
                .formatted(state.rule().condition()));
      }
    }
    return verdict(evidence, reasons);
  }

  private static Map<Word, List<String>> reasons(Evidence evidence) {
    Map<Word, List<String>> reasons = new EnumMap<>(Word.class);
    String findings = findings(evidence.findings());
    if (!findings.isEmpty()) {
      add(reasons, Word.CORRECTNESS_FAIL, findings);
    }
    evidence.spoilt().forEach(reason -> add(reasons, Word.INVALID, reason));
    for (RuleState state : evidence.rules()) {
      if (!state.ok()) {
        add(
            reasons,
            word(state.rule().metric().judges()),
            "threshold '%s' does not hold: %s"
                .formatted(state.rule().condition(), state.valueText()));
      }
    }
    return reasons;
  }

  private static void add(Map<Word, List<String>> reasons, Word word, String reason) {
    reasons.computeIfAbsent(word, key -> new ArrayList<>()).add(reason);
  }

  private static Word word(Judges judges) {
    return switch (judges) {
      case SERVICE -> Word.SLA_FAIL;
      case DATA -> Word.CORRECTNESS_FAIL;
      case GENERATOR -> Word.INVALID;
    };
  }

  private static Verdict verdict(Evidence evidence, Map<Word, List<String>> reasons) {
    List<String> all = reasons.values().stream().flatMap(List::stream).toList();
    if (all.isEmpty()) {
      return new Verdict(Word.PASS, praise(evidence), all, evidence.aborted());
    }
    Word word = reasons.keySet().iterator().next();
    String more = all.size() == 1 ? "" : ", and " + (all.size() - 1) + " more";
    return new Verdict(word, all.get(0) + more, all, evidence.aborted());
  }

  private static String praise(Evidence evidence) {
    long judged = evidence.rules().stream().filter(state -> state.value().isPresent()).count();
    String rules =
        evidence.rules().isEmpty()
            ? "no thresholds were set"
            : judged == 1 ? "the threshold holds" : judged + " thresholds hold";
    StringJoiner praise = new StringJoiner(", ").add(rules);
    evidence.confirmed().forEach(praise::add);
    return praise.toString();
  }

  private static String findings(Map<String, Long> findings) {
    StringJoiner text = new StringJoiner(", ");
    findings.forEach(
        (word, count) -> {
          if (count > 0) {
            text.add(String.format(Locale.ROOT, "%,d %s", count, word));
          }
        });
    return text.toString();
  }
}
