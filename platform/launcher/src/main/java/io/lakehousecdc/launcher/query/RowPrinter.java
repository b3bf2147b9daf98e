package io.lakehousecdc.launcher.query;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.lakehousecdc.launcher.terminal.Style;
import io.lakehousecdc.launcher.terminal.Terminal;
import io.lakehousecdc.launcher.terminal.TextTable;
import io.lakehousecdc.launcher.terminal.TextTable.Cell;
import io.lakehousecdc.launcher.terminal.TextTable.Column;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.iceberg.Schema;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.types.Type;
import org.jspecify.annotations.Nullable;

/** Prints rows of a table. */
final class RowPrinter {
  private static final int CELL_LIMIT = 48; // Several columns of text still fit beside each other.
  private static final JsonMapper JSON = new JsonMapper();

  private final Terminal terminal;
  private final Schema schema;
  private final List<String> columns;

  RowPrinter(Terminal terminal, Schema schema, List<String> columns) {
    this.terminal = terminal;
    this.schema = schema;
    this.columns = List.copyOf(columns);
  }

  void print(Format format, Iterable<Record> rows) throws IOException {
    switch (format) {
      case TABLE -> table(rows);
      case JSON -> json(rows);
      case CSV -> csv(rows);
    }
  }

  private void table(Iterable<Record> rows) {
    TextTable table =
        new TextTable(
            columns.stream()
                .map(name -> isNumber(name) ? Column.right(name) : Column.left(name))
                .toList());
    for (Record row : rows) {
      table.row(columns.stream().map(name -> cell(Values.at(row, name))).toList());
    }
    table.lines(terminal).forEach(terminal.out()::println);
  }

  private boolean isNumber(String column) {
    Type.TypeID type = schema.findField(column).type().typeId();
    return switch (type) {
      case INTEGER, LONG, FLOAT, DOUBLE, DECIMAL -> true;
      default -> false;
    };
  }

  private static Cell cell(@Nullable Object value) {
    if (value == null) {
      return new Cell("null", Style.FAINT);
    }
    String text = Values.text(value, "");
    if (text.codePointCount(0, text.length()) <= CELL_LIMIT) {
      return Cell.of(text);
    }
    return Cell.of(text.substring(0, text.offsetByCodePoints(0, CELL_LIMIT - 1)) + "…");
  }

  private void json(Iterable<Record> rows) throws IOException {
    for (Record row : rows) {
      StringWriter line = new StringWriter();
      try (JsonGenerator json = JSON.createGenerator(line)) {
        json.writeStartObject();
        for (String column : columns) {
          json.writeFieldName(column);
          Values.write(json, Values.at(row, column));
        }
        json.writeEndObject();
      }
      terminal.out().println(line);
    }
  }

  private void csv(Iterable<Record> rows) {
    terminal
        .out()
        .println(columns.stream().map(RowPrinter::field).collect(Collectors.joining(",")));
    for (Record row : rows) {
      terminal
          .out()
          .println(
              columns.stream()
                  .map(column -> csvValue(Values.at(row, column)))
                  .collect(Collectors.joining(",")));
    }
  }

  /** An empty text is quoted, so that it can be told from a null. */
  private static String csvValue(@Nullable Object value) {
    return value != null && value.equals("") ? "\"\"" : field(Values.text(value, ""));
  }

  private static String field(String text) {
    boolean quoted = text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return quoted ? '"' + text.replace("\"", "\"\"") + '"' : text;
  }
}
