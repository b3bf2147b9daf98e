package io.lakehousecdc.loadgen.command;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The reference scenario, short enough to be watched: a {@code run} with the options filled in. */
final class Demo {
  /** What the person in front of the screen should look at. */
  static final String SENTENCE =
      """
      Watch the freshness at the end of each line: the age of a write when the lake shows it. 100 users create, change
      and delete items; when they stop, the API, PostgreSQL and the lake must hold exactly what they were told.
      """;

  private static final Duration USUAL = Duration.ofMinutes(2);
  private static final Duration SHORTEST = Duration.ofSeconds(10);

  /** The part of the time in which users come, and which does not count. */
  private static final int RAMP_SHARE = 6;

  private static final List<String> THRESHOLDS =
      List.of(
          "http p(99)<500ms", "errors<1%", "checks rate==100%", "freshness p(99)<30s", "lost==0");

  private Demo() {}

  static String usage() {
    return """
        Usage: demo [--run-time TIME] [OPTION]...

        Loads the API with the reference scenario for two minutes, or for TIME (at least 10s), and
        compares the API, the database and the lake with what was written. The options are those of
        run, for example --report DIR; run --help tells them.
        """;
  }

  /**
   * The words of the {@code run} that is the demo.
   *
   * @throws UsageException if the options make no sense
   */
  static List<String> run(List<String> options) {
    Arguments arguments = Arguments.parse(options, Map.of());
    long millis = arguments.time(Option.RUN_TIME).orElse(USUAL).toMillis();
    if (millis < SHORTEST.toMillis()) {
      throw new UsageException("--run-time of a demo is at least 10s");
    }
    long ramp = millis / RAMP_SHARE;
    List<String> words = new ArrayList<>(List.of("run", Option.TITLE.text(), "Demo"));
    if (arguments.load().isEmpty()) {
      words.add(Option.LOAD.text());
      words.add(
          "ramp 0 to 100 users for %dms, constant 100 users for %dms"
              .formatted(ramp, millis - ramp));
    }
    words.addAll(List.of(Option.WARM_UP.text(), ramp + "ms"));
    if (!arguments.has(Option.THRESHOLD)) {
      THRESHOLDS.forEach(rule -> words.addAll(List.of(Option.THRESHOLD.text(), rule)));
    }
    words.addAll(options);
    return words;
  }
}
