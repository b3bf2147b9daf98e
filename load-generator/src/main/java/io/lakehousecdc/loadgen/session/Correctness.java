package io.lakehousecdc.loadgen.session;

import io.lakehousecdc.loadgen.history.RunResult.Place;
import io.lakehousecdc.loadgen.threshold.Metric;
import io.lakehousecdc.loadgen.threshold.Thresholds;
import io.lakehousecdc.loadgen.verify.Finding;
import io.lakehousecdc.loadgen.verify.Finding.Kind;
import io.lakehousecdc.loadgen.verify.Findings;
import io.lakehousecdc.loadgen.verify.PlaceReport;
import io.lakehousecdc.loadgen.verify.PlaceReport.State;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What is known of the data: contradictions so far, and at the end how the places compare. */
final class Correctness {
  private final Findings findings;
  private volatile List<PlaceReport> places = List.of();

  Correctness(Findings findings) {
    this.findings = findings;
  }

  void compared(List<PlaceReport> reports) {
    places = List.copyOf(reports);
  }

  Findings findings() {
    return findings;
  }

  /** Tells the rules. That nothing is lost is known only when all has been compared. */
  void tell(Thresholds thresholds) {
    boolean known = !places.isEmpty();
    for (Kind kind : Kind.values()) {
      long count = findings.count(kind);
      if (known || count > 0) {
        thresholds.set(Metric.valueOf(kind.name()), (double) count);
      }
    }
  }

  /** By the word for it. */
  Map<String, Long> counts() {
    Map<String, Long> counts = new LinkedHashMap<>();
    for (Kind kind : Kind.values()) {
      counts.put(word(kind), findings.count(kind));
    }
    return counts;
  }

  /** What could not be compared makes a run worthless, as far as it was to be compared. */
  List<String> spoilt() {
    List<String> spoilt = new ArrayList<>();
    for (PlaceReport report : places) {
      switch (report.state()) {
        case EQUAL, DIFFERENT -> {}
        case BEHIND -> spoilt.add(name(report.place()) + " has not caught up: " + report.note());
        case UNREADABLE ->
            spoilt.add(name(report.place()) + " could not be compared: " + report.note());
      }
    }
    return spoilt;
  }

  List<String> confirmed() {
    String equal =
        places.stream()
            .filter(report -> report.state() == State.EQUAL)
            .map(report -> name(report.place()))
            .collect(Collectors.joining(", "));
    return equal.isEmpty() ? List.of() : List.of(equal + " == model");
  }

  List<Place> places() {
    return places.stream()
        .map(
            report ->
                new Place(
                    name(report.place()),
                    report.state() == State.EQUAL ? "OK" : "FAIL",
                    report.rows(),
                    report.findings(),
                    report.note()))
        .toList();
  }

  static String word(Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  static String name(Finding.Place place) {
    return switch (place) {
      case API -> "API";
      case POSTGRES -> "PostgreSQL";
      case LAKE -> "lake";
    };
  }
}
