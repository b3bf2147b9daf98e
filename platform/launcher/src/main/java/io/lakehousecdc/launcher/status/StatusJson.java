package io.lakehousecdc.launcher.status;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakehousecdc.launcher.state.PartStatus;
import io.lakehousecdc.launcher.status.StatusReport.Connector;
import io.lakehousecdc.launcher.status.StatusReport.Part;
import io.lakehousecdc.launcher.status.StatusReport.Table;
import io.lakehousecdc.launcher.status.StatusReport.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A report as a program reads it. Times are ISO 8601, durations seconds, memory bytes. What is
 * unknown is null; a source that did not answer has its reason in {@code <name>Error}.
 */
final class StatusJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private StatusJson() {}

  static String text(StatusReport report) {
    ObjectNode root = JSON.createObjectNode();
    root.put("at", report.at().toString());
    root.put("supervisorPid", report.supervisorPid());
    ArrayNode parts = root.putArray("parts");
    report.parts().forEach(part -> part(parts.addObject(), part, report.at()));
    section(root, "connectors", report.connectors(), StatusJson::connector);
    section(root, "topics", report.topics(), StatusJson::topic);
    section(root, "tables", report.tables(), (node, table) -> table(node, table, report));
    return root.toPrettyString();
  }

  private static <T> void section(
      ObjectNode root, String name, Probe<List<T>> probe, BiConsumer<ObjectNode, T> write) {
    if (probe instanceof Probe.Unknown<List<T>> unknown) {
      root.putNull(name).put(name + "Error", unknown.reason());
    } else {
      ArrayNode array = root.putArray(name);
      ((Probe.Known<List<T>>) probe)
          .value()
          .forEach(value -> write.accept(array.addObject(), value));
    }
  }

  private static void part(ObjectNode node, Part part, Instant now) {
    PartStatus status = part.status();
    node.put("name", status.name());
    node.put("state", status.state().word());
    node.put("pid", status.pid());
    node.put("port", status.port());
    node.put("url", status.url());
    node.put("memoryBytes", part.memoryBytes());
    node.put("startedAt", text(status.startedAt()));
    Instant started = status.startedAt();
    node.put("uptimeSeconds", started == null ? null : seconds(Duration.between(started, now)));
    node.put("restarts", status.restarts());
    node.put("error", status.error());
  }

  private static void connector(ObjectNode node, Connector connector) {
    node.put("name", connector.name()).put("state", connector.state());
    ArrayNode tasks = node.putArray("tasks");
    connector
        .tasks()
        .forEach(
            task ->
                tasks
                    .addObject()
                    .put("id", task.id())
                    .put("state", task.state())
                    .put("error", task.error()));
  }

  private static void topic(ObjectNode node, Topic topic) {
    node.put("name", topic.name()).put("partition", topic.partition());
    node.put("endOffset", topic.end()).put("committedOffset", topic.committed());
    node.put("lag", topic.lag().isPresent() ? topic.lag().getAsLong() : null);
  }

  private static void table(ObjectNode node, Table table, StatusReport report) {
    node.put("name", table.name());
    node.put("rows", table.rows());
    node.put("snapshotId", table.snapshotId());
    node.put("committedAt", text(table.committedAt()));
    node.put("sourceAt", text(table.sourceAt()));
    Duration freshness = report.freshness(table);
    node.put("freshnessSeconds", freshness == null ? null : seconds(freshness));
  }

  private static Double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }

  private static @Nullable String text(@Nullable Instant instant) {
    return instant == null ? null : instant.toString();
  }
}
