package io.lakehousecdc.sink.consume;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which cluster and which topics offsets belong to: a topic that was deleted and made again has the
 * same name and another id.
 *
 * @param clusterId the id of the cluster
 * @param topicIds the ids of the topics asked for, by name
 * @param partitions the number of partitions of the topics asked for, by name
 */
record KafkaIdentity(
    @Nullable String clusterId, Map<String, String> topicIds, Map<String, Integer> partitions) {

  static final KafkaIdentity NONE = new KafkaIdentity(null, Map.of(), Map.of());

  KafkaIdentity {
    topicIds = Map.copyOf(topicIds);
    partitions = Map.copyOf(partitions);
  }
}
