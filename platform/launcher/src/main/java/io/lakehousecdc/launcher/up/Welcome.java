package io.lakehousecdc.launcher.up;

import io.lakehousecdc.launcher.state.PartState;
import io.lakehousecdc.launcher.state.PartStatus;
import io.lakehousecdc.launcher.state.PlatformStatus;
import io.lakehousecdc.launcher.terminal.Style;
import io.lakehousecdc.launcher.terminal.Terminal;
import io.lakehousecdc.launcher.terminal.TextTable;
import io.lakehousecdc.launcher.terminal.TextTable.Cell;
import io.lakehousecdc.launcher.terminal.TextTable.Column;
import io.lakehousecdc.local.Endpoints;
import io.lakehousecdc.local.Part;
import java.util.ArrayList;
import java.util.List;

/** What to open and what to try next, once the platform runs. */
final class Welcome {
  private Welcome() {}

  static List<String> lines(PlatformStatus status, Endpoints endpoints, Terminal terminal) {
    TextTable table =
        new TextTable(
            List.of(Column.left("PART"), Column.left("ADDRESS"), Column.left("WHAT IT IS")));
    for (PartStatus part : status.parts()) {
      if (part.state() == PartState.RUNNING) {
        String address = part.url() == null ? "127.0.0.1:" + part.port() : part.url();
        table.row(
            List.of(
                Cell.of(part.name()),
                Cell.of(address),
                new Cell(description(part.name()), Style.FAINT)));
      }
    }
    List<String> lines = new ArrayList<>(table.lines(terminal));
    for (PartStatus part : status.parts()) {
      if (part.error() != null) {
        lines.add(terminal.styled(Style.WARNING, part.name() + ": " + part.error()));
      }
    }
    lines.add("");
    lines.add("Try next:");
    if (status.runs("items-api")) {
      lines.add(
          "  curl -s "
              + endpoints.uri(Part.ITEMS_API)
              + "/items -H 'Content-Type: application/json' -d '{\"name\":\"Nut\",\"description\":\"M6\",\"price\":5,\"on_offer\":true}'");
    }
    if (status.runs("load-generator")) {
      lines.add("  ./lakehouse demo");
    }
    lines.add("  ./lakehouse query items");
    lines.add("  ./lakehouse status");
    return lines;
  }

  private static String description(String part) {
    return switch (part) {
      case "postgres" -> "PostgreSQL: databases items and iceberg_catalog";
      case "kafka" -> "Kafka: topic lakehouse.public.items";
      case "connect" -> "Kafka Connect with Debezium: connector items-postgres";
      case "s3" -> "S3: bucket warehouse";
      case "catalog" -> "Iceberg REST catalog";
      case "items-api" -> "REST API of the items, /docs";
      case "load-generator" -> "loads the API and checks the lake: open it in a browser";
      case "cdc-sink" -> "writes the changes into Iceberg, metrics in /q/metrics";
      default -> "";
    };
  }
}
