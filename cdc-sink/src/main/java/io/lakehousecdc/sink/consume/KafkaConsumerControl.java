package io.lakehousecdc.sink.consume;

import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Moves the channel's consumer, always on its polling thread, and asks the broker what topics are.
 */
final class KafkaConsumerControl implements ConsumerControl {

  private static final Logger LOG = Logger.getLogger(KafkaConsumerControl.class);

  /** Longer than any single request to the broker may take. */
  private static final Duration TIMEOUT = Duration.ofSeconds(15);

  private final KafkaClientService clients;
  private final String channel;
  private final Admin admin;
  private final SeekEpoch epoch;

  KafkaConsumerControl(KafkaClientService clients, String channel, Admin admin, SeekEpoch epoch) {
    this.clients = clients;
    this.channel = channel;
    this.admin = admin;
    this.epoch = epoch;
  }

  private KafkaConsumer<byte[], Object> consumer() {
    return clients.getConsumer(channel);
  }

  @Override
  public Seek seek(Map<TopicPartition, Long> positions, Set<TopicPartition> paused) {
    return consumer()
        .runOnPollingThread(
            (Consumer<byte[], Object> consumer) -> seek(consumer, positions, paused))
        .await()
        .atMost(TIMEOUT);
  }

  private Seek seek(
      Consumer<byte[], Object> consumer,
      Map<TopicPartition, Long> positions,
      Set<TopicPartition> paused) {
    if (!consumer.assignment().containsAll(positions.keySet())) {
      throw new IllegalStateException("topic-partitions were taken away meanwhile");
    }
    Map<TopicPartition, Long> first = consumer.beginningOffsets(positions.keySet());
    Map<TopicPartition, Long> last = consumer.endOffsets(positions.keySet());
    Map<TopicPartition, Long> started = new HashMap<>();
    Map<TopicPartition, String> errors = new HashMap<>();
    positions.forEach(
        (topicPartition, position) ->
            check(
                topicPartition,
                position,
                first.getOrDefault(topicPartition, 0L),
                last.getOrDefault(topicPartition, 0L),
                started,
                errors));
    long next = epoch.next();
    started.forEach(consumer::seek);
    consumer.resume(started.keySet());
    consumer.pause(
        consumer.assignment().stream()
            .filter(other -> paused.contains(other) || errors.containsKey(other))
            .toList());
    return new Seek(next, started, errors);
  }

  private static void check(
      TopicPartition topicPartition,
      long position,
      long first,
      long last,
      Map<TopicPartition, Long> started,
      Map<TopicPartition, String> errors) {
    long start = position == EARLIEST ? first : position;
    if (start < first || start > last) {
      errors.put(topicPartition, outOfRange(topicPartition, start, first, last));
    } else {
      started.put(topicPartition, start);
    }
  }

  private static String outOfRange(
      TopicPartition topicPartition, long stored, long first, long last) {
    return stored < first
        ? "Cannot continue at %s@%d: the topic begins at offset %d, changes before it were removed unread. Drop the table to load it anew"
            .formatted(topicPartition, stored, first)
        : "Cannot continue at %s@%d: the topic ends at offset %d, so it is not the topic that the table was read from. Connect to the former cluster; or drop the table to load it anew"
            .formatted(topicPartition, stored, last);
  }

  @Override
  public long earliest(TopicPartition topicPartition) {
    return consumer()
        .runOnPollingThread(
            (Consumer<byte[], Object> consumer) ->
                consumer.beginningOffsets(List.of(topicPartition)).get(topicPartition))
        .await()
        .atMost(TIMEOUT);
  }

  @Override
  public KafkaIdentity identity(Collection<String> topics) {
    try {
      String clusterId =
          admin.describeCluster().clusterId().get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
      Map<String, TopicDescription> described =
          admin
              .describeTopics(topics)
              .allTopicNames()
              .get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
      Map<String, String> ids = new HashMap<>();
      Map<String, Integer> partitions = new HashMap<>();
      described.forEach(
          (topic, description) -> {
            ids.put(topic, description.topicId().toString());
            partitions.put(topic, description.partitions().size());
          });
      return new KafkaIdentity(clusterId, ids, partitions);
    } catch (ExecutionException e) {
      throw new IllegalStateException(
          "Cannot describe topics " + topics + ": " + e.getMessage(), e);
    } catch (TimeoutException e) {
      throw new IllegalStateException(
          "Cannot describe topics "
              + topics
              + ": no answer from Kafka in "
              + TIMEOUT.toSeconds()
              + " s",
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Cannot describe topics " + topics + ": interrupted", e);
    }
  }

  @Override
  public void commitOffsets(Map<TopicPartition, Long> next) {
    Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    next.forEach(
        (topicPartition, offset) -> offsets.put(topicPartition, new OffsetAndMetadata(offset)));
    consumer()
        .runOnPollingThread(
            (Consumer<byte[], Object> consumer) -> {
              offsets.keySet().retainAll(consumer.assignment());
              consumer.commitAsync(
                  offsets,
                  (committed, failure) -> {
                    if (failure != null) {
                      LOG.debugf("Offsets for lag tools not committed: %s", failure.getMessage());
                    }
                  });
            })
        .subscribe()
        .with(
            done -> {},
            failure -> LOG.debugf("Offsets for lag tools not committed: %s", failure.getMessage()));
  }

  @Override
  public void pause(Set<TopicPartition> topicPartitions) {
    Uni<Void> paused =
        consumer()
            .runOnPollingThread(
                (Consumer<byte[], Object> consumer) -> {
                  consumer.pause(
                      consumer.assignment().stream().filter(topicPartitions::contains).toList());
                });
    paused
        .subscribe()
        .with(done -> {}, failure -> LOG.debugf("Not paused: %s", failure.getMessage()));
  }
}
