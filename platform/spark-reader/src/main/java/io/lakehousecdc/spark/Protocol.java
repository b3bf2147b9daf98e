package io.lakehousecdc.spark;

/**
 * The lines between {@link SparkReader} and its worker.
 *
 * <p>At first the worker reads {@code name=value} settings up to an empty line (never from its
 * command line or environment: they hold secrets) and answers {@link #READY}. Then for each
 * command, a line of a verb, a space and an escaped argument, it answers any number of {@link #ROW}
 * lines and one line of {@link #DONE} or {@link #FAILED}.
 */
final class Protocol {
  static final String READY = "ready";

  /** Runs SQL and answers its rows as {@link RowText}. */
  static final String QUERY = "query ";

  /** Runs SQL and answers the {@link RowsDigest} of its rows: their number and sum. */
  static final String DIGEST = "digest ";

  /** Reads all columns of a table, drops the rows, and answers the nanoseconds that took. */
  static final String SCAN = "scan ";

  static final String ROW = "row ";
  static final String DONE = "done";
  static final String FAILED = "failed ";

  private Protocol() {}

  static String escape(String text) {
    return text.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
  }

  static String unescape(String line) {
    StringBuilder text = new StringBuilder(line.length());
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '\\' && i + 1 < line.length()) {
        i++;
        c =
            switch (line.charAt(i)) {
              case 'n' -> '\n';
              case 'r' -> '\r';
              default -> line.charAt(i);
            };
      }
      text.append(c);
    }
    return text.toString();
  }
}
