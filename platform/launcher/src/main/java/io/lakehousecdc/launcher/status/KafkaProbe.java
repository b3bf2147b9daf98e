package io.lakehousecdc.launcher.status;

import io.lakehousecdc.launcher.status.StatusReport.Topic;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.jspecify.annotations.Nullable;

/**
 * Asks Kafka how far the topics of the source's tables reach and how far the sink has committed.
 */
final class KafkaProbe {
  private static final String GROUP = "cdc-sink";
  private static final String TABLES = "lakehouse.public.";
  private static final int TIMEOUT_MS = 5_000;

  private KafkaProbe() {}

  static List<Topic> ask(int port) throws ExecutionException, InterruptedException {
    Map<String, Object> config =
        Map.of(
            AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, "127.0.0.1:" + port,
            AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MS,
            AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MS);
    try (Admin admin = Admin.create(config)) {
      Map<TopicPartition, OffsetAndMetadata> committed = committed(admin);
      List<TopicPartition> partitions = partitions(admin, committed.keySet());
      return topics(
          offsets(admin, partitions, OffsetSpec.latest()),
          offsets(admin, partitions, OffsetSpec.maxTimestamp()),
          committed);
    }
  }

  private static Map<TopicPartition, ListOffsetsResultInfo> offsets(
      Admin admin, List<TopicPartition> partitions, OffsetSpec spec)
      throws ExecutionException, InterruptedException {
    return admin
        .listOffsets(
            partitions.stream()
                .collect(Collectors.toMap(partition -> partition, partition -> spec)))
        .all()
        .get();
  }

  private static Map<TopicPartition, OffsetAndMetadata> committed(Admin admin)
      throws ExecutionException, InterruptedException {
    try {
      return admin.listConsumerGroupOffsets(GROUP).partitionsToOffsetAndMetadata().get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof GroupIdNotFoundException) {
        return Map.of(); // The sink has not committed yet.
      }
      throw e;
    }
  }

  private static List<TopicPartition> partitions(Admin admin, Set<TopicPartition> committed)
      throws ExecutionException, InterruptedException {
    Set<String> existing = admin.listTopics().names().get();
    Set<String> names = new TreeSet<>();
    existing.stream().filter(name -> name.startsWith(TABLES)).forEach(names::add);
    committed.stream().map(TopicPartition::topic).filter(existing::contains).forEach(names::add);
    List<TopicPartition> partitions = new ArrayList<>();
    for (TopicDescription topic : admin.describeTopics(names).allTopicNames().get().values()) {
      topic
          .partitions()
          .forEach(p -> partitions.add(new TopicPartition(topic.name(), p.partition())));
    }
    return partitions;
  }

  static List<Topic> topics(
      Map<TopicPartition, ListOffsetsResultInfo> ends,
      Map<TopicPartition, ListOffsetsResultInfo> newest,
      Map<TopicPartition, OffsetAndMetadata> committed) {
    // A group may hold a null where it never committed.
    Map<TopicPartition, OffsetAndMetadata> known = new HashMap<>(committed);
    known.values().removeIf(offset -> offset == null);
    return ends.entrySet().stream()
        .map(
            end -> {
              TopicPartition partition = end.getKey();
              OffsetAndMetadata offset = known.get(partition);
              return new Topic(
                  partition.topic(),
                  partition.partition(),
                  end.getValue().offset(),
                  offset == null ? null : offset.offset(),
                  writtenAt(newest.get(partition)));
            })
        .sorted(Comparator.comparing(Topic::name).thenComparing(Topic::partition))
        .toList();
  }

  /** A topic without records has no newest one: its timestamp is -1. */
  private static @Nullable Instant writtenAt(@Nullable ListOffsetsResultInfo newest) {
    return newest == null || newest.timestamp() < 0
        ? null
        : Instant.ofEpochMilli(newest.timestamp());
  }
}
