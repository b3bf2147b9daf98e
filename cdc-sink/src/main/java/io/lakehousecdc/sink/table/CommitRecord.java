package io.lakehousecdc.sink.table;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakehousecdc.sink.change.SourcePosition;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.util.SnapshotUtil;
import org.jspecify.annotations.Nullable;

/**
 * What a snapshot says, in its summary, of the source: the only record of how far a table has come.
 *
 * @param commitId unique for every commit that was tried, so that one whose answer was lost can be
 *     looked up
 * @param offsets the next offset to read, by topic-partition ({@code topic-3})
 * @param kafkaClusterId the Kafka cluster that those offsets belong to, or null where it was not
 *     known
 * @param topicIds the ids of the topics that those offsets belong to, by topic
 * @param source the newest change of the source that the table holds
 */
public record CommitRecord(
    String commitId,
    Map<String, Long> offsets,
    @Nullable String kafkaClusterId,
    Map<String, String> topicIds,
    SourcePosition source) {

  static final String COMMIT_ID = "cdc.commit-id";
  static final String OFFSETS = "cdc.offsets";
  static final String KAFKA_CLUSTER_ID = "cdc.kafka-cluster-id";
  static final String TOPIC_IDS = "cdc.topic-ids";
  static final String SOURCE_LSN = "cdc.source-lsn";
  static final String SOURCE_TS = "cdc.source-ts";
  static final String SOURCE_TX = "cdc.source-tx";

  private static final ObjectMapper JSON = new ObjectMapper();

  public CommitRecord {
    offsets = Map.copyOf(offsets);
    topicIds = Map.copyOf(topicIds);
  }

  /**
   * The record of the newest snapshot in {@code ancestry} that has one. Snapshots of other engines
   * have none and are passed over.
   *
   * @param ancestry snapshots from the newest to the oldest
   * @throws IllegalStateException if a snapshot's record cannot be read
   */
  public static Optional<CommitRecord> newest(Iterable<Snapshot> ancestry) {
    for (Snapshot snapshot : ancestry) {
      if (snapshot.summary() != null && snapshot.summary().containsKey(OFFSETS)) {
        return Optional.of(read(snapshot));
      }
    }
    return Optional.empty();
  }

  /** The snapshot of this commit, if it is in the ancestry of the current one. */
  static Optional<Snapshot> find(Table table, String commitId) {
    for (Snapshot snapshot : SnapshotUtil.currentAncestors(table)) {
      if (commitId.equals(snapshot.summary().get(COMMIT_ID))) {
        return Optional.of(snapshot);
      }
    }
    return Optional.empty();
  }

  private static CommitRecord read(Snapshot snapshot) {
    Map<String, String> summary = snapshot.summary();
    try {
      return new CommitRecord(
          summary.getOrDefault(COMMIT_ID, ""),
          JSON.readValue(summary.get(OFFSETS), new TypeReference<Map<String, Long>>() {}),
          summary.get(KAFKA_CLUSTER_ID),
          JSON.readValue(
              summary.getOrDefault(TOPIC_IDS, "{}"), new TypeReference<Map<String, String>>() {}),
          new SourcePosition(
              number(summary.get(SOURCE_LSN)),
              micros(summary.get(SOURCE_TS)),
              number(summary.get(SOURCE_TX))));
    } catch (JsonProcessingException | NumberFormatException | DateTimeException e) {
      throw new IllegalStateException(
          "Cannot read the offsets in the summary of snapshot "
              + snapshot.snapshotId()
              + ": "
              + e.getMessage()
              + ". Roll the table back to an earlier snapshot, or drop it to load it anew",
          e);
    }
  }

  /** The same for another commit: what a snapshot carries on that changes no rows. */
  CommitRecord withCommitId(String id) {
    return new CommitRecord(id, offsets, kafkaClusterId, topicIds, source);
  }

  /** The properties of a snapshot summary that hold this record. */
  public Map<String, String> toSummary() {
    Map<String, String> summary = new HashMap<>();
    summary.put(COMMIT_ID, commitId);
    summary.put(OFFSETS, json(new TreeMap<>(offsets)));
    summary.put(TOPIC_IDS, json(new TreeMap<>(topicIds)));
    if (kafkaClusterId != null) {
      summary.put(KAFKA_CLUSTER_ID, kafkaClusterId);
    }
    if (source.lsn() != SourcePosition.ABSENT) {
      summary.put(SOURCE_LSN, Long.toString(source.lsn()));
    }
    if (source.tsMicros() != SourcePosition.ABSENT) {
      summary.put(SOURCE_TS, Instant.EPOCH.plus(source.tsMicros(), ChronoUnit.MICROS).toString());
    }
    if (source.txId() != SourcePosition.ABSENT) {
      summary.put(SOURCE_TX, Long.toString(source.txId()));
    }
    return summary;
  }

  private static String json(Map<String, ?> map) {
    try {
      return JSON.writeValueAsString(map);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Cannot write as JSON: " + map, e);
    }
  }

  private static long number(@Nullable String value) {
    return value == null ? SourcePosition.ABSENT : Long.parseLong(value);
  }

  private static long micros(@Nullable String instant) {
    return instant == null
        ? SourcePosition.ABSENT
        : ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(instant));
  }
}
