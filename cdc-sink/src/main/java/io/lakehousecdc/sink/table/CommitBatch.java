package io.lakehousecdc.sink.table;

import io.lakehousecdc.sink.fold.BatchFold;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one snapshot is to hold.
 *
 * @param fold the changes, folded
 * @param from the offsets that the table stored when the batch began, by topic-partition; the
 *     fence: a topic-partition that is missing had none
 * @param to the next offset of each topic-partition of this writer after the batch
 * @param kafkaClusterId the Kafka cluster of those offsets, or null where it is not known
 * @param topicIds the ids of their topics, by topic
 */
public record CommitBatch(
    BatchFold fold,
    Map<String, Long> from,
    Map<String, Long> to,
    @Nullable String kafkaClusterId,
    Map<String, String> topicIds) {

  public CommitBatch {
    from = Map.copyOf(from);
    to = Map.copyOf(to);
    topicIds = Map.copyOf(topicIds);
  }
}
