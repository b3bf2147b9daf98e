package io.lakehousecdc.launcher.status;

import io.lakehousecdc.launcher.state.PartState;
import io.lakehousecdc.launcher.state.PartStatus;
import io.lakehousecdc.launcher.status.StatusReport.Connector;
import io.lakehousecdc.launcher.status.StatusReport.Part;
import io.lakehousecdc.launcher.status.StatusReport.Table;
import io.lakehousecdc.launcher.status.StatusReport.Task;
import io.lakehousecdc.launcher.status.StatusReport.Topic;
import io.lakehousecdc.launcher.terminal.Style;
import io.lakehousecdc.launcher.terminal.Terminal;
import io.lakehousecdc.launcher.terminal.TextTable;
import io.lakehousecdc.launcher.terminal.TextTable.Cell;
import io.lakehousecdc.launcher.terminal.TextTable.Column;
import io.lakehousecdc.launcher.terminal.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A report as a person reads it. */
final class StatusText {
  /**
   * Of a quiet table the newest transaction is as old as the last heartbeat, 10 s, and its way
   * here.
   */
  private static final Duration FRESH = Duration.ofSeconds(20);

  private final Terminal terminal;
  private final List<String> lines = new ArrayList<>();

  private StatusText(Terminal terminal) {
    this.terminal = terminal;
  }

  static List<String> lines(StatusReport report, Terminal terminal) {
    StatusText text = new StatusText(terminal);
    text.parts(report);
    if (report.supervisorPid() == null) {
      text.lines.add("");
      text.lines.add("The platform is not running; start it with ./lakehouse up");
      return text.lines;
    }
    text.section(report.connectors(), "Connectors", "no connector yet", StatusText::connectors);
    text.section(report.topics(), "Topics", "no topic of a table yet", StatusText::topics);
    text.section(report.tables(), "Tables", "no table yet", tables -> tables(tables, report));
    return text.lines;
  }

  private void parts(StatusReport report) {
    TextTable table =
        new TextTable(
            List.of(
                Column.left("PART"),
                Column.left("STATE"),
                Column.right("PID"),
                Column.right("MEMORY"),
                Column.right("UPTIME"),
                Column.right("RESTARTS"),
                Column.left("ADDRESS")));
    Set<Long> seen = new HashSet<>();
    for (Part part : report.parts()) {
      Long pid = part.status().pid();
      boolean shared = pid != null && !seen.add(pid);
      table.row(part(part, shared, report.at()));
    }
    lines.addAll(table.lines(terminal));
    for (Part part : report.parts()) {
      String error = part.status().error();
      if (error != null) {
        boolean runs = part.status().state() == PartState.RUNNING;
        Style style = runs ? Style.WARNING : Style.BAD;
        lines.add(terminal.styled(style, part.status().name() + ": " + error));
      }
    }
  }

  private static List<Cell> part(Part part, boolean shared, Instant now) {
    PartStatus status = part.status();
    Long memory = part.memoryBytes();
    Instant started = status.startedAt();
    return List.of(
        Cell.of(status.name()),
        new Cell(status.state().word(), status.state().style()),
        cell(status.pid()),
        shared
            ? new Cell("shared", Style.FAINT)
            : cell(memory == null ? null : Words.memory(memory)),
        cell(started == null ? null : Words.duration(Duration.between(started, now))),
        new Cell(
            Integer.toString(status.restarts()),
            status.restarts() > 0 ? Style.WARNING : Style.PLAIN),
        cell(status.url() == null ? status.port() : status.url()));
  }

  private <T> void section(
      Probe<List<T>> probe, String name, String ifEmpty, Function<List<T>, TextTable> render) {
    lines.add("");
    if (probe instanceof Probe.Unknown<List<T>> unknown) {
      lines.add(name + ": unknown, " + unknown.reason());
      return;
    }
    List<T> values = ((Probe.Known<List<T>>) probe).value();
    if (values.isEmpty()) {
      lines.add(name + ": " + ifEmpty);
    } else {
      lines.addAll(render.apply(values).lines(terminal));
    }
  }

  private static TextTable connectors(List<Connector> connectors) {
    TextTable table =
        new TextTable(
            List.of(Column.left("CONNECTOR"), Column.left("STATE"), Column.left("ERROR")));
    for (Connector connector : connectors) {
      table.row(List.of(Cell.of(connector.name()), state(connector.state()), cell(null)));
      for (Task task : connector.tasks()) {
        table.row(List.of(Cell.of("  task " + task.id()), state(task.state()), cell(task.error())));
      }
    }
    return table;
  }

  private static Cell state(String state) {
    return new Cell(
        state.toLowerCase(Locale.ROOT),
        switch (state) {
          case "RUNNING" -> Style.GOOD;
          case "FAILED" -> Style.BAD;
          default -> Style.WARNING;
        });
  }

  private static TextTable topics(List<Topic> topics) {
    TextTable table =
        new TextTable(
            List.of(
                Column.left("TOPIC"),
                Column.right("PARTITION"),
                Column.right("END"),
                Column.right("SINK"),
                Column.right("LAG")));
    for (Topic topic : topics) {
      Long committed = topic.committed();
      table.row(
          List.of(
              Cell.of(topic.name()),
              Cell.of(topic.partition()),
              Cell.of(Words.count(topic.end())),
              cell(committed == null ? null : Words.count(committed)),
              cell(topic.lag().isPresent() ? Words.count(topic.lag().getAsLong()) : null)));
    }
    return table;
  }

  private static TextTable tables(List<Table> tables, StatusReport report) {
    TextTable table =
        new TextTable(
            List.of(
                Column.left("TABLE"),
                Column.right("ROWS"),
                Column.right("FRESHNESS"),
                Column.right("SNAPSHOT"),
                Column.right("COMMITTED")));
    for (Table each : tables) {
      Long rows = each.rows();
      Instant committed = each.committedAt();
      table.row(
          List.of(
              Cell.of(each.name()),
              cell(rows == null ? null : Words.count(rows)),
              freshness(report.freshness(each)),
              cell(each.snapshotId()),
              cell(
                  committed == null
                      ? null
                      : Words.duration(Duration.between(committed, report.at())) + " ago")));
    }
    return table;
  }

  private static Cell freshness(@Nullable Duration freshness) {
    if (freshness == null) {
      return cell(null);
    }
    Style style = freshness.compareTo(FRESH) > 0 ? Style.WARNING : Style.GOOD;
    return new Cell(Words.duration(freshness), style);
  }

  private static Cell cell(@Nullable Object value) {
    return value == null ? new Cell("-", Style.FAINT) : Cell.of(value);
  }
}
