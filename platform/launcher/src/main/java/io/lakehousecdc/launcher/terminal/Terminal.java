package io.lakehousecdc.launcher.terminal;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Where a command writes.
 *
 * @param out results
 * @param err progress, questions and errors, so that results can be piped
 * @param liveOut whether {@code out} is a terminal
 * @param liveIn whether someone can answer a question
 * @param colour whether to use colour
 * @param columns the width of the terminal in characters
 */
public record Terminal(
    PrintStream out,
    PrintStream err,
    boolean liveOut,
    boolean liveIn,
    boolean colour,
    int columns) {

  private static final int DEFAULT_COLUMNS = 120;

  /**
   * The terminal of this process. Java 17 cannot tell which of the three streams is a terminal, so
   * the script tells it in {@code lakehouse.tty}, e.g. {@code in,out}, and the width in {@code
   * lakehouse.columns}.
   */
  public static Terminal ofProcess(Map<String, String> environment) {
    String streams = System.getProperty("lakehouse.tty", "");
    boolean liveOut = streams.contains("out");
    boolean colour =
        liveOut
            && environment.getOrDefault("NO_COLOR", "").isEmpty()
            && !"dumb".equals(environment.get("TERM"));
    int columns = Integer.getInteger("lakehouse.columns", DEFAULT_COLUMNS);
    return new Terminal(
        utf8(FileDescriptor.out),
        utf8(FileDescriptor.err),
        liveOut,
        streams.contains("in"),
        colour,
        columns > 0 ? columns : DEFAULT_COLUMNS);
  }

  /** Whatever the locale says: a JVM in the POSIX locale would print question marks. */
  private static PrintStream utf8(FileDescriptor stream) {
    return new PrintStream(
        new BufferedOutputStream(new FileOutputStream(stream)), true, StandardCharsets.UTF_8);
  }

  /** The text in its style, or as it is when this terminal has no colour. */
  public String styled(Style style, String text) {
    return colour ? style.apply(text) : text;
  }
}
