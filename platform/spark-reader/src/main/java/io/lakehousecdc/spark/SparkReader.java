package io.lakehousecdc.spark;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A Spark session with one Iceberg catalog, in a JVM of its own that ends with this one. Tables are
 * named {@code namespace.table}; every command sees their current snapshots. For one thread.
 */
public final class SparkReader implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofMinutes(2);
  private static final Duration COMMAND_LIMIT = Duration.ofMinutes(5);

  private final SparkProcess process;

  private SparkReader(SparkProcess process) {
    this.process = process;
  }

  /**
   * Starts Spark (about 10 s on two cores, 1 GiB of heap).
   *
   * @throws IllegalStateException with the last lines of Spark's log if it does not start
   */
  public static SparkReader start(LakeAccess lake) {
    SparkProcess process = SparkProcess.start();
    try {
      process.send(settings(lake, process));
      String first = process.next(START_LIMIT);
      if (!first.equals(Protocol.READY)) {
        throw process.failure("start Spark", "unexpected answer " + first);
      }
      return new SparkReader(process);
    } catch (RuntimeException e) {
      process.close();
      throw e;
    }
  }

  /**
   * Runs any SQL, also {@code CALL system.rewrite_data_files(…)} and {@code DELETE}.
   *
   * @return the rows as {@link RowText}, in the query's order
   * @throws IllegalStateException with Spark's reason if it refuses
   */
  public List<String> query(String sql) {
    return command(Protocol.QUERY, sql);
  }

  /** The digest of a query's rows, for more rows than a list should hold. */
  public RowsDigest digest(String sql) {
    String line = command(Protocol.DIGEST, sql).get(0);
    int tab = line.indexOf('\t');
    return new RowsDigest(
        Long.parseLong(line.substring(0, tab)), Long.parseLong(line.substring(tab + 1)));
  }

  /** How long Spark takes to read all rows and columns of a table. */
  public Duration scan(String table) {
    return Duration.ofNanos(Long.parseLong(command(Protocol.SCAN, table).get(0)));
  }

  @Override
  public void close() {
    process.close();
  }

  private static String settings(LakeAccess lake, SparkProcess process) {
    StringBuilder lines = new StringBuilder();
    SparkSettings.session(lake, process.directory())
        .forEach(
            (name, value) ->
                lines.append(name).append('=').append(Protocol.escape(value)).append('\n'));
    return lines.append('\n').toString();
  }

  private List<String> command(String verb, String argument) {
    process.send(verb + Protocol.escape(argument) + "\n");
    List<String> rows = new ArrayList<>();
    while (true) {
      String line = process.next(COMMAND_LIMIT);
      if (line.startsWith(Protocol.ROW)) {
        rows.add(line.substring(Protocol.ROW.length()));
      } else if (line.equals(Protocol.DONE)) {
        return rows;
      } else {
        throw new IllegalStateException(
            "Cannot run Spark SQL '%s': %s"
                .formatted(argument, Protocol.unescape(line.substring(Protocol.FAILED.length()))));
      }
    }
  }
}
