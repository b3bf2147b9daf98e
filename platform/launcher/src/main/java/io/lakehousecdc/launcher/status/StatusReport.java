package io.lakehousecdc.launcher.status;

import io.lakehousecdc.launcher.state.PartStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The platform at one moment.
 *
 * @param at the moment
 * @param supervisorPid the supervisor's process; null when there is none
 */
record StatusReport(
    Instant at,
    @Nullable Long supervisorPid,
    List<Part> parts,
    Probe<List<Connector>> connectors,
    Probe<List<Topic>> topics,
    Probe<List<Table>> tables) {

  private static final String TOPICS = "lakehouse.public.";
  private static final String HEARTBEATS = TOPICS + "debezium_heartbeat";

  StatusReport {
    parts = List.copyOf(parts);
  }

  /**
   * A part and what the operating system knows of it.
   *
   * @param memoryBytes what its process and the children of that hold in memory; null when unknown,
   *     or when a part before it in the list has the same process and says it
   */
  record Part(PartStatus status, @Nullable Long memoryBytes) {}

  /** A connector of Kafka Connect, or one of its tasks. */
  record Connector(String name, String state, List<Task> tasks) {
    Connector {
      tasks = List.copyOf(tasks);
    }
  }

  /**
   * A task of a connector.
   *
   * @param error the first line of what stopped it
   */
  record Task(int id, String state, @Nullable String error) {}

  /**
   * One partition of a topic that the sink reads.
   *
   * @param committed the next offset that the sink will read after a restart; null before its first
   *     commit
   * @param newestAt when its newest record was written; null when it has none
   */
  record Topic(
      String name, int partition, long end, @Nullable Long committed, @Nullable Instant newestAt) {
    /** How many events the sink has yet to commit. */
    OptionalLong lag() {
      return committed == null
          ? OptionalLong.empty()
          : OptionalLong.of(Math.max(0, end - committed));
    }
  }

  /**
   * A table of the lake.
   *
   * @param rows as the snapshot's summary tells; null when it does not
   * @param snapshotId the current snapshot; null before the first
   * @param sourceAt the commit time of the newest source transaction in it; null when no snapshot
   *     tells
   */
  record Table(
      String name,
      @Nullable Long rows,
      @Nullable Long snapshotId,
      @Nullable Instant committedAt,
      @Nullable Instant sourceAt) {}

  /**
   * How long ago the source was as a table of the lake shows it; null when unknown.
   *
   * <p>That is the age of the newest source transaction in the table. A table without a change to
   * come is as fresh as Debezium's last heartbeat: the connector reads the log in order, so what
   * came before the heartbeat is in the table's topic, and from there in the table.
   */
  @Nullable Duration freshness(Table table) {
    Instant shown = table.sourceAt();
    if (shown == null) {
      return null;
    }
    Instant heartbeat = lastHeartbeat();
    if (heartbeat != null && heartbeat.isAfter(shown) && hasAllOfItsTopic(table.name())) {
      shown = heartbeat;
    }
    return Duration.between(shown, at);
  }

  private @Nullable Instant lastHeartbeat() {
    for (Topic topic : knownTopics()) {
      if (topic.name().equals(HEARTBEATS)) {
        return topic.newestAt();
      }
    }
    return null;
  }

  private boolean hasAllOfItsTopic(String table) {
    String topic = TOPICS + table.substring(table.lastIndexOf('.') + 1);
    List<Topic> partitions =
        knownTopics().stream().filter(each -> each.name().equals(topic)).toList();
    return !partitions.isEmpty()
        && partitions.stream().allMatch(each -> each.lag().orElse(each.end()) == 0);
  }

  private List<Topic> knownTopics() {
    return topics instanceof Probe.Known<List<Topic>> known ? known.value() : List.of();
  }
}
