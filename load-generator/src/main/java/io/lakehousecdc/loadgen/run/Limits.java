package io.lakehousecdc.loadgen.run;

import java.time.Duration;

/**
 * What a run may take.
 *
 * @param connections connections, and so calls on their way, of the open model
 * @param users users of the closed model, each with a connection of its own
 * @param queue calls of the open model that are due and wait for a connection; a call more is
 *     DROPPED
 * @param idleUsers users with which the open model begins; it takes more when all are busy. Calls
 *     go round all of them.
 * @param stopGrace how long calls on their way are waited for after {@link RunControl#stop}
 * @param loops event loops, each on a thread of its own; 0 for what is best here
 */
public record Limits(
    int connections, int users, int queue, int idleUsers, Duration stopGrace, int loops) {
  public static final Limits DEFAULT =
      new Limits(512, 20_000, 100_000, 32, Duration.ofSeconds(5), 0);

  private static final int MOST = 1_000_000;
  private static final int MOST_LOOPS = 64;

  public Limits {
    check("connections", connections, 1, MOST);
    check("users", users, 1, MOST);
    check("queue", queue, 0, 10 * MOST);
    check("idle users", idleUsers, 1, MOST);
    check("loops", loops, 0, MOST_LOOPS);
    if (stopGrace.isNegative() || stopGrace.compareTo(Duration.ofMinutes(10)) > 0) {
      throw new IllegalArgumentException(
          "Invalid stop grace: %s (from 0 to 10 minutes)".formatted(stopGrace));
    }
  }

  private static void check(String name, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          "Invalid limit of %s: %d (from %d to %d)".formatted(name, value, least, most));
    }
  }

  public Limits withLoops(int count) {
    return new Limits(connections, users, queue, idleUsers, stopGrace, count);
  }

  public Limits withConnections(int most) {
    return new Limits(most, users, queue, Math.min(idleUsers, most), stopGrace, loops);
  }

  public Limits withQueue(int most) {
    return new Limits(connections, users, most, idleUsers, stopGrace, loops);
  }

  /** One of several parts of these limits. */
  Limits part(int part, int parts) {
    return new Limits(
        share(connections, part, parts),
        share(users, part, parts),
        queue / parts,
        Math.max(1, idleUsers / parts),
        stopGrace,
        1);
  }

  private static int share(int whole, int part, int parts) {
    return Math.max(1, (whole - part + parts - 1) / parts);
  }
}
