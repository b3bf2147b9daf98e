package io.lakehousecdc.sink.consume;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Tells the sink's thread which topic-partitions the consumer has, and keeps it from reading any of
 * them until that thread has sought the offsets that are stored in Iceberg. Runs on the polling
 * thread, which must never wait for a catalog: a slow one would cost the membership in the group.
 */
@ApplicationScoped
@Identifier("cdc-sink")
public class AssignmentListener implements KafkaConsumerRebalanceListener {

  private final ChangeConsumer changes;
  private final SeekEpoch epoch;

  AssignmentListener(ChangeConsumer changes, SeekEpoch epoch) {
    this.changes = changes;
    this.epoch = epoch;
  }

  @Override
  public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
    consumer.pause(partitions);
    // A position of its own, so that the consumer asks nobody for one; replaced by the stored one
    // before anything is read.
    partitions.forEach(topicPartition -> consumer.seek(topicPartition, 0));
    report(consumer.assignment());
  }

  @Override
  public void onPartitionsRevoked(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
    Set<TopicPartition> left = new HashSet<>(consumer.assignment());
    left.removeAll(partitions);
    report(left);
  }

  @Override
  public void onPartitionsLost(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
    onPartitionsRevoked(consumer, partitions);
  }

  private void report(Set<TopicPartition> assignment) {
    epoch.next();
    changes.assigned(assignment);
  }
}
