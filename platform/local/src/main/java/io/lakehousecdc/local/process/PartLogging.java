package io.lakehousecdc.local.process;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/**
 * Sends the log records of servers that share a JVM each to its own place, chosen by the longest
 * prefix of the logger's name.
 */
public final class PartLogging extends Handler {
  private static final Map<String, Level> LEVELS =
      Map.of(
          "", Level.INFO,
          "kafka", Level.WARNING,
          "org.apache.kafka", Level.WARNING,
          "state.change.logger", Level.WARNING,
          "org.eclipse.jetty", Level.WARNING,
          "org.glassfish", Level.SEVERE,
          "org.gaul.s3proxy", Level.WARNING,
          "io.debezium", Level.WARNING,
          "io.debezium.connector.postgresql", Level.INFO);

  /** Loggers are held weakly by the JDK: a level is lost with its logger. */
  private static final List<Logger> LOGGERS =
      LEVELS.keySet().stream().map(Logger::getLogger).toList();

  private final Map<String, Consumer<String>> sinks;
  private final Formatter format = new SimpleFormatter();

  private PartLogging(Map<String, Consumer<String>> sinks) {
    this.sinks = Map.copyOf(sinks);
  }

  /**
   * Replaces the JVM's logging.
   *
   * @param sinks takes lines by logger name prefix; the empty prefix takes what no other one does
   *     and must be there
   */
  public static void install(Map<String, Consumer<String>> sinks) {
    System.setProperty(
        "java.util.logging.SimpleFormatter.format", "%1$tFT%1$tT.%1$tL %4$-7s %3$s: %5$s%6$s");
    LogManager.getLogManager().reset();
    LOGGERS.forEach(logger -> logger.setLevel(LEVELS.get(logger.getName())));
    Logger.getLogger("").addHandler(new PartLogging(sinks));
  }

  @Override
  public void publish(LogRecord record) {
    String name = record.getLoggerName() == null ? "" : record.getLoggerName();
    String prefix = "";
    for (String candidate : sinks.keySet()) {
      if (candidate.length() > prefix.length() && name.startsWith(candidate)) {
        prefix = candidate;
      }
    }
    Consumer<String> sink = sinks.get(prefix);
    if (sink != null) {
      sink.accept(format.format(record));
    }
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}
}
