package io.lakehousecdc.loadgen.command;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The words after {@code run}, with what the environment says where they are silent. */
final class Arguments {
  private static final Pattern TIME = Pattern.compile("(\\d+(?:\\.\\d+)?)(ms|s|m|h|)");
  private static final Map<String, Long> MILLIS =
      Map.of("ms", 1L, "s", 1000L, "", 1000L, "m", 60_000L, "h", 3_600_000L);

  private final Map<Option, List<String>> values = new EnumMap<>(Option.class);

  private Arguments() {}

  /**
   * @throws UsageException if they make no sense
   */
  static Arguments parse(List<String> words, Map<String, String> environment) {
    Arguments arguments = new Arguments();
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      int equals = word.indexOf('=');
      String name = equals < 0 ? word : word.substring(0, equals);
      Option option =
          Option.named(name).orElseThrow(() -> new UsageException("unknown option: " + name));
      if (!option.hasValue()) {
        arguments.add(option, "true");
      } else if (equals >= 0) {
        arguments.add(option, word.substring(equals + 1));
      } else if (i + 1 < words.size()) {
        arguments.add(option, words.get(++i));
      } else {
        throw new UsageException(name + " needs a value");
      }
    }
    arguments.fill(environment);
    arguments.check();
    return arguments;
  }

  /** What {@code run --help} prints. */
  static String usage() {
    return """
        Usage: java -jar quarkus-run.jar run [OPTION]...

        Loads the API without a browser, a line a second, and ends with a verdict.

        %s

        TIME is a number with ms, s, m or h. Each option may come from the environment: LOAD_TARGET,
        LOAD_WARM_UP, …; rules of LOAD_THRESHOLD are separated by semicolons. What else can be set
        (the lake, the database, limits) is described with the configuration keys load.*.

        Exit codes: 0 PASS, 99 SLA FAIL, 111 CORRECTNESS FAIL, 112 INVALID, 104 bad configuration,
        105 ended before its time (Ctrl-C), 1 internal error.
        """
        .formatted(
            Arrays.stream(Option.values()).map(Option::usage).collect(Collectors.joining("\n")));
  }

  Optional<String> text(Option option) {
    return all(option).stream().reduce((first, last) -> last);
  }

  List<String> all(Option option) {
    return values.getOrDefault(option, List.of());
  }

  boolean has(Option option) {
    return values.containsKey(option);
  }

  Optional<Duration> time(Option option) {
    return text(option).map(text -> time(option, text));
  }

  OptionalInt number(Option option) {
    OptionalLong value = whole(option);
    if (value.isPresent() && (value.getAsLong() < 1 || value.getAsLong() > Integer.MAX_VALUE)) {
      throw new UsageException(option.text() + " is not a number from 1: " + value.getAsLong());
    }
    return value.isPresent() ? OptionalInt.of((int) value.getAsLong()) : OptionalInt.empty();
  }

  OptionalLong whole(Option option) {
    Optional<String> text = text(option);
    try {
      return text.isPresent() ? OptionalLong.of(Long.parseLong(text.get())) : OptionalLong.empty();
    } catch (NumberFormatException e) {
      throw new UsageException(option.text() + " is not a whole number: " + text.orElse(""));
    }
  }

  /** The load as text, from whichever option says it; empty if none does. */
  Optional<String> load() {
    OptionalInt users = number(Option.USERS);
    if (users.isEmpty()) {
      return text(Option.LOAD);
    }
    String constant = "constant " + users.getAsInt() + " users";
    OptionalInt rate = number(Option.SPAWN_RATE);
    if (rate.isEmpty()) {
      return Optional.of(constant);
    }
    double seconds = (double) users.getAsInt() / rate.getAsInt();
    return Optional.of(
        "ramp 0 to %d users for %dms, %s"
            .formatted(users.getAsInt(), Math.max(1, Math.round(seconds * 1000)), constant));
  }

  private void add(Option option, String value) {
    values.computeIfAbsent(option, key -> new ArrayList<>()).add(value);
  }

  private void fill(Map<String, String> environment) {
    for (Option option : Option.values()) {
      String value = environment.get(option.variable());
      if (value != null && !value.isBlank() && !has(option)) {
        List<String> parts =
            option == Option.THRESHOLD ? List.of(value.split(";")) : List.of(value);
        parts.stream()
            .map(String::strip)
            .filter(part -> !part.isEmpty())
            .forEach(part -> add(option, part));
      }
    }
  }

  private void check() {
    if (has(Option.USERS) && has(Option.LOAD)) {
      throw new UsageException("--users and --load exclude each other");
    }
    if (has(Option.SPAWN_RATE) && !has(Option.USERS)) {
      throw new UsageException("--spawn-rate needs --users");
    }
    for (Option option : List.of(Option.RUN_TIME, Option.WARM_UP, Option.CALL_TIMEOUT)) {
      time(option);
    }
    number(Option.CONNECTIONS);
    whole(Option.SEED);
    load();
  }

  private static Duration time(Option option, String text) {
    Matcher matcher = TIME.matcher(text);
    if (!matcher.matches()) {
      throw new UsageException(option.text() + " is not a time such as 30s: " + text);
    }
    BigDecimal millis =
        new BigDecimal(matcher.group(1))
            .multiply(BigDecimal.valueOf(MILLIS.getOrDefault(matcher.group(2), 0L)));
    return Duration.ofMillis(millis.longValue());
  }
}
