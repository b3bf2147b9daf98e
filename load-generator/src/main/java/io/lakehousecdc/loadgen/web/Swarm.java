package io.lakehousecdc.loadgen.web;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a script asks of Locust's {@code /swarm}, as a load plan: users that are started one by one,
 * then stay.
 */
record Swarm(double users, double spawnRate, double runSeconds) {
  private static final Pattern TIME =
      Pattern.compile("(?:(\\d+)h)?(?:(\\d+)m)?(?:(\\d+)s?)?", Pattern.CASE_INSENSITIVE);
  private static final int MOST_USERS = 1_000_000;

  /**
   * @param runTime seconds, or text such as 1h30m; without it the run has no end
   * @throws ProblemException if a value is no number, or none that can be used
   */
  static Swarm of(@Nullable String users, @Nullable String spawnRate, @Nullable String runTime) {
    double wanted = number("user_count", users, 1);
    double rate = number("spawn_rate", spawnRate, 1);
    if (wanted < 1 || wanted > MOST_USERS || rate <= 0) {
      throw ProblemException.badRequest(
          "Invalid user_count or spawn_rate: " + users + ", " + spawnRate);
    }
    return new Swarm(Math.rint(wanted), rate, seconds(runTime));
  }

  /** The plan as text. */
  String load() {
    double ramp = Math.ceil(users / spawnRate);
    if (runSeconds > 0) {
      ramp = Math.min(ramp, runSeconds);
    }
    String text = String.format(Locale.ROOT, "ramp 0 to %.0f users for %.0fs", users, ramp);
    double rest = runSeconds - ramp;
    if (runSeconds > 0 && rest < 1) {
      return text;
    }
    String length = runSeconds > 0 ? String.format(Locale.ROOT, " for %.0fs", rest) : "";
    return String.format(Locale.ROOT, "%s, constant %.0f users%s", text, users, length);
  }

  private static double number(String name, @Nullable String text, double otherwise) {
    try {
      return text == null || text.isBlank() ? otherwise : Double.parseDouble(text.strip());
    } catch (NumberFormatException e) {
      throw ProblemException.badRequest("Invalid " + name + ": " + text);
    }
  }

  private static double seconds(@Nullable String text) {
    if (text == null || text.isBlank()) {
      return 0;
    }
    Matcher time = TIME.matcher(text.strip());
    if (!time.matches()) {
      throw ProblemException.badRequest(
          "Invalid run_time: " + text + " (expected: 20, 20s, 3m, 2h, 1h20m, 3h30m10s)");
    }
    return part(time, 1) * 3600 + part(time, 2) * 60 + part(time, 3);
  }

  private static double part(Matcher time, int group) {
    return time.group(group) == null ? 0 : Double.parseDouble(time.group(group));
  }
}
