package io.lakehousecdc.local;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;

/** The topics that must be there before their first event. */
record Topics(String bootstrapServers) {
  private static final int TIMEOUT_SECONDS = 30;

  /**
   * The changes of the demo's table: the sink finds its topic, however late the connector starts.
   */
  private static final NewTopic ITEMS =
      new NewTopic("lakehouse.public.items", Optional.of(1), Optional.of((short) 1));

  /**
   * Makes the topics that are missing.
   *
   * @throws IllegalStateException if Kafka does not do it in time
   */
  void create() {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
      admin.createTopics(List.of(ITEMS)).all().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw cannotCreate(e);
      }
    } catch (TimeoutException e) {
      throw cannotCreate(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw cannotCreate(e);
    }
  }

  private IllegalStateException cannotCreate(Exception e) {
    return new IllegalStateException(
        "Cannot create topic %s at %s: %s"
            .formatted(ITEMS.name(), bootstrapServers, e.getMessage()),
        e);
  }
}
