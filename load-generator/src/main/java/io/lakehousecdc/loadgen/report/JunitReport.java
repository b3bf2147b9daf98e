package io.lakehousecdc.loadgen.report;

import io.lakehousecdc.loadgen.history.RunResult;
import io.lakehousecdc.loadgen.history.RunResult.Place;
import io.lakehousecdc.loadgen.history.SecondRecord.RuleFigures;
import io.lakehousecdc.loadgen.verdict.Verdict;
import io.lakehousecdc.loadgen.verdict.Word;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The run as a test suite, as build servers read it: each threshold, each place that was compared
 * and the validity of the run are test cases.
 */
final class JunitReport {
  private enum Problem {
    NONE,
    FAILURE,
    ERROR
  }

  private record Case(String group, String name, Problem problem, String message) {}

  private JunitReport() {}

  static String of(ReportData data) {
    List<Case> cases = cases(data);
    Markup xml = new Markup();
    xml.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    xml.open(
        "testsuites",
        "name",
        data.description().title(),
        "tests",
        String.valueOf(cases.size()),
        "failures",
        count(cases, Problem.FAILURE),
        "errors",
        count(cases, Problem.ERROR));
    xml.raw("\n");
    xml.open(
        "testsuite",
        "name",
        data.description().title(),
        "tests",
        String.valueOf(cases.size()),
        "failures",
        count(cases, Problem.FAILURE),
        "errors",
        count(cases, Problem.ERROR),
        "skipped",
        "0",
        "timestamp",
        Instant.ofEpochMilli(data.description().startedAt()).toString(),
        "time",
        seconds(data));
    xml.raw("\n");
    cases.forEach(test -> write(xml, test));
    xml.element("system-out", data.verdict().line()).raw("\n");
    xml.close("testsuite").raw("\n").close("testsuites").raw("\n");
    return xml.toString();
  }

  private static List<Case> cases(ReportData data) {
    List<Case> cases = new ArrayList<>();
    for (RuleFigures rule : data.thresholds()) {
      Problem problem =
          rule.value() == null ? Problem.ERROR : rule.ok() ? Problem.NONE : Problem.FAILURE;
      cases.add(new Case("thresholds", rule.text(), problem, Numbers.value(rule)));
    }
    for (Place place : data.result().map(RunResult::places).orElse(List.of())) {
      if (!place.state().equals("OFF")) {
        Problem problem = place.state().equals("OK") ? Problem.NONE : Problem.FAILURE;
        cases.add(
            new Case("checks", place.name() + " has what was acknowledged", problem, place.text()));
      }
    }
    Verdict verdict = data.verdict();
    cases.add(
        verdict.word() == Word.CORRECTNESS_FAIL
            ? new Case("checks", "no contradiction", Problem.FAILURE, verdict.reason())
            : new Case("checks", "no contradiction", Problem.NONE, ""));
    cases.add(
        verdict.word() == Word.INVALID
            ? new Case("validity", "the measurement is valid", Problem.ERROR, verdict.reason())
            : new Case("validity", "the measurement is valid", Problem.NONE, ""));
    return cases;
  }

  private static void write(Markup xml, Case test) {
    xml.open("testcase", "classname", test.group(), "name", test.name(), "time", "0");
    switch (test.problem()) {
      case NONE -> {}
      case FAILURE -> xml.element("failure", test.message(), "message", test.message());
      case ERROR -> xml.element("error", test.message(), "message", test.message());
    }
    xml.close("testcase").raw("\n");
  }

  private static String count(List<Case> cases, Problem problem) {
    return String.valueOf(cases.stream().filter(test -> test.problem() == problem).count());
  }

  private static String seconds(ReportData data) {
    long millis = data.endedAt() - data.description().startedAt();
    return String.format(Locale.ROOT, "%.3f", millis / 1000.0);
  }
}
