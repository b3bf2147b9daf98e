package io.lakehousecdc.sink.consume;

import io.lakehousecdc.sink.SinkConfig;
import io.lakehousecdc.sink.maintenance.MergePolicy;
import io.lakehousecdc.sink.table.Lake;
import io.lakehousecdc.sink.table.TableOptions;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/** Connects the Kafka channel with the sink's thread, and both with the life of the application. */
@ApplicationScoped
public class ChangeConsumer {

  /** The name of the incoming channel in the configuration. */
  static final String CHANNEL = "changes";

  private static final Logger LOG = Logger.getLogger(ChangeConsumer.class);

  /**
   * Time for a last commit and for saving indexes, within what a supervisor waits before it kills.
   */
  private static final long STOP_MILLIS = 20_000;

  private final Lake lake;
  private final Admin admin;
  private final SinkLoop loop;
  private final Thread loopThread;
  private final ExecutorService merging =
      Executors.newSingleThreadExecutor(ChangeConsumer::mergingThread);
  private final ExecutorService handingOver =
      Executors.newSingleThreadExecutor(task -> new Thread(task, "cdc-hand-over"));

  ChangeConsumer(
      SinkConfig config,
      Lake lake,
      KafkaClientService clients,
      SeekEpoch epoch,
      @Identifier("default-kafka-broker") Map<String, Object> kafka) {
    this.lake = lake;
    this.admin = Admin.create(adminConfig(kafka));
    ConsumerControl control = new KafkaConsumerControl(clients, CHANNEL, admin, epoch);
    this.loop =
        new SinkLoop(lake, control, settings(config), merging, Clock.systemUTC(), System::nanoTime);
    this.loopThread = new Thread(loop, "cdc-sink");
  }

  private static Thread mergingThread(Runnable task) {
    Thread thread = new Thread(task, "cdc-merge");
    thread.setDaemon(true);
    thread.setPriority(Thread.MIN_PRIORITY);
    return thread;
  }

  private static Map<String, Object> adminConfig(Map<String, Object> kafka) {
    Map<String, Object> admin = new HashMap<>(kafka);
    admin.put("request.timeout.ms", "10000");
    admin.put("default.api.timeout.ms", "10000");
    return admin;
  }

  private static LoopSettings settings(SinkConfig config) {
    Map<String, TableOptions> tables = new HashMap<>();
    config
        .tables()
        .forEach(
            (name, table) ->
                tables.put(
                    name, new TableOptions(table.partitionBy().orElse(""), table.formatVersion())));
    return new LoopSettings(
        config.topics(),
        config.commitInterval(),
        config.commitMaxRows(),
        config.commitMaxBytes().asLongValue(),
        config.retryMaxWait(),
        config.skipEvents().orElse(Set.of()),
        config.acceptRebuiltTopicsOf().orElse(Set.of()),
        tables,
        new MergePolicy(
            config.merge().targetFileSize().asLongValue(),
            config.merge().smallestFileSize().asLongValue(),
            config.merge().fanIn(),
            config.merge().maxDeletedShare(),
            config.merge().maxRows()));
  }

  void onStart(@Observes StartupEvent event) {
    Thread warmUp = new Thread(lake::warmUp, "cdc-warm-up");
    warmUp.setDaemon(true);
    warmUp.start();
    loopThread.start();
  }

  /**
   * Hands a poll over, which {@link DecodingInterceptor} has made one record of. The next one is
   * asked for when the sink's thread has taken this. At the end nothing is asked for any more, and
   * nothing is refused either: what is not committed is read again.
   */
  @Incoming(CHANNEL)
  CompletionStage<Void> consume(ConsumerRecords<byte[], Object> records) {
    return loop.isStopping()
        ? new CompletableFuture<>()
        : CompletableFuture.runAsync(() -> handOver(records), handingOver);
  }

  private void handOver(ConsumerRecords<byte[], Object> records) {
    try {
      for (ConsumerRecord<byte[], Object> record : records) {
        loop.offer((DecodedBatch) record.value());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  void assigned(Collection<TopicPartition> all) {
    loop.assigned(all);
  }

  /** The tables as they are now. */
  public List<TableStatus> tables() {
    return loop.statuses();
  }

  /** Whether the sink's thread is there; without it nothing goes on. */
  public boolean isAlive() {
    return loopThread.isAlive();
  }

  void onStop(@Observes ShutdownEvent event) throws InterruptedException {
    loop.stop();
    loopThread.join(STOP_MILLIS);
    if (loopThread.isAlive()) {
      LOG.warnf(
          "The sink's thread did not end in %d ms; what it had not committed is read again at the next start",
          STOP_MILLIS);
    }
    handingOver.shutdownNow();
    merging.shutdownNow();
    admin.close();
  }
}
