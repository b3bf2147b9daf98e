package io.lakehousecdc.loadgen.command;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What {@code run} can be told. Each option is also an environment variable. */
enum Option {
  SCENARIO("FILE|PRESET", "what users do; a YAML file, or a preset (default: seed-mix)"),
  LOAD("TEXT", "how much, such as 'ramp 0/s to 100/s for 10s, constant 100/s for 60s'"),
  USERS("N", "N users instead of --load; needs --run-time to end by itself"),
  SPAWN_RATE("N", "users that come in a second (default: all at once)"),
  RUN_TIME("TIME", "end the load after this time"),
  WARM_UP("TIME", "the first TIME does not count (default: 0s)"),
  TARGET("URL", "the API (default: the configured one, http://127.0.0.1:8080)"),
  THRESHOLD("RULE", "such as 'http p(99)<200ms', 'errors<1%', 'lost==0'; may be repeated"),
  SEED("N", "the same seed makes the same operations (default: by the clock)"),
  TITLE("TEXT", "what the run is called in the history"),
  ACCOUNTING("strict|locust", "locust: every status from 400 is a failure, and none may fail"),
  CALL_TIMEOUT("TIME", "a call that takes longer is a TIMEOUT (default: 30s)"),
  CONNECTIONS("N", "connections of a load in calls a second, at most (default: 512)"),
  REPORT("DIR", "write the reports here: HTML, JUnit XML, JSON, CSV, Markdown, …"),
  QUIET("", "no line a second, only the verdict");

  private final String value;
  private final String help;

  Option(String value, String help) {
    this.value = value;
    this.help = help;
  }

  static Optional<Option> named(String text) {
    return Arrays.stream(values()).filter(option -> option.text().equals(text)).findFirst();
  }

  /** {@code --run-time}. */
  String text() {
    return "--" + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** {@code LOAD_RUN_TIME}; that of the load itself is LOAD_LOAD. */
  String variable() {
    return "LOAD_" + name();
  }

  boolean hasValue() {
    return !value.isEmpty();
  }

  /** A line of the help. */
  String usage() {
    return String.format(Locale.ROOT, "  %-24s %s", (text() + " " + value).strip(), help);
  }
}
