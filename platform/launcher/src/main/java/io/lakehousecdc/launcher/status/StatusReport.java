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
   */
  record Topic(String name, int partition, long end, @Nullable Long committed) {
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
      @Nullable Instant sourceAt) {

    /** How old the newest source transaction in the table is; null when unknown. */
    @Nullable Duration freshness(Instant now) {
      return sourceAt == null ? null : Duration.between(sourceAt, now);
    }
  }
}
