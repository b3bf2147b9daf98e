package io.lakehousecdc.launcher.query;

import io.lakehousecdc.launcher.CommandFailure;
import io.lakehousecdc.launcher.lake.AsOf;
import io.lakehousecdc.launcher.lake.Lake;
import io.lakehousecdc.launcher.lake.TableAt;
import io.lakehousecdc.launcher.state.LakeCredentials;
import io.lakehousecdc.launcher.state.Workspace;
import io.lakehousecdc.launcher.terminal.Style;
import io.lakehousecdc.launcher.terminal.Terminal;
import io.lakehousecdc.launcher.terminal.Words;
import io.lakehousecdc.local.Endpoints;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.io.CloseableIterable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints rows of an Iceberg table. */
@Command(
    name = "query",
    description = "Reads an Iceberg table, as it is or as it was.",
    footer = {
      "",
      "Examples:",
      "  ./lakehouse query items",
      "  ./lakehouse query items --count --as-of 5m",
      "  ./lakehouse query items --where \"on_offer = true and price < 20\" --columns id,name",
      "  ./lakehouse query items --where \"name = 'Nut'\" --format json"
    })
public final class QueryCommand implements Callable<Integer> {
  private static final int MAX_LIMIT = 1_000_000; // A table to look at is held in memory.

  private final Terminal terminal;
  private final Workspace workspace;
  private final InstantSource clock;

  @Parameters(
      paramLabel = "TABLE",
      description = "The table: a name in the namespace lakehouse, or NAMESPACE.TABLE.")
  private String name = "";

  @Option(
      names = "--as-of",
      paramLabel = "WHEN",
      description = "Read a snapshot id, a time (2026-01-31T10:00:00Z), or an age (5m, 1h30m).")
  private @Nullable String asOf;

  @Option(names = "--count", description = "Print only the number of rows.")
  private boolean count;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "20",
      description = "Print at most N rows (default: ${DEFAULT-VALUE}).")
  private int limit;

  @Option(
      names = "--columns",
      paramLabel = "COLUMN",
      split = ",",
      description = "Print only these columns, separated by commas.")
  private List<String> columns = List.of();

  @Option(
      names = "--where",
      paramLabel = "CONDITION",
      description =
          "Only rows that fulfil comparisons (= != < <= > >=, is null, is not null) joined by 'and'.")
  private @Nullable String where;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "table",
      description = "table, json (one object a line) or csv (default: ${DEFAULT-VALUE}).")
  private Format format = Format.TABLE;

  public QueryCommand(Terminal terminal, Workspace workspace, InstantSource clock) {
    this.terminal = terminal;
    this.workspace = workspace;
    this.clock = clock;
  }

  @Override
  public Integer call() throws IOException {
    if (limit < 1 || limit > MAX_LIMIT) {
      throw new CommandFailure("Invalid --limit (supported: 1 to " + MAX_LIMIT + "): " + limit);
    }
    // What was typed is judged before anything is asked over the network.
    AsOf moment = asOf == null ? null : AsOf.parse(asOf, clock, ZoneId.systemDefault());
    LakeCredentials credentials = LakeCredentials.read(workspace.state().secretsFile());
    Endpoints endpoints = workspace.endpoints(System.getenv());
    Lake.checkStorage(endpoints);
    try (Lake lake = Lake.connect(endpoints, credentials)) {
      Table table = lake.table(Lake.identifier(name));
      TableAt at = moment == null ? TableAt.now(table) : TableAt.asOf(table, moment);
      Expression condition =
          where == null ? Expressions.alwaysTrue() : Where.parse(where, at.schema());
      if (count) {
        terminal.out().println(at.count(condition));
      } else {
        printRows(at, condition);
      }
    }
    return 0;
  }

  private void printRows(TableAt table, Expression condition) throws IOException {
    List<String> shown = table.columns(columns);
    try (CloseableIterable<Record> rows = table.rows(shown, condition)) {
      Page page = new Page(rows.iterator(), limit);
      new RowPrinter(terminal, table.schema(), shown).print(format, () -> page);
      if (format == Format.TABLE) {
        String more = page.more() ? "the first " : "";
        String footer = more + footer(table, page.size());
        terminal.out().println(terminal.styled(Style.FAINT, footer));
      }
    }
  }

  private String footer(TableAt table, int rows) {
    String snapshot =
        table
            .snapshot()
            .map(
                s -> {
                  Instant at = Instant.ofEpochMilli(s.timestampMillis());
                  String age = Words.duration(Duration.between(at, clock.instant()));
                  return "snapshot " + s.snapshotId() + " of " + at + ", " + age + " ago";
                })
            .orElse("no snapshot yet");
    return Words.count(rows, "row") + " · " + snapshot;
  }
}
