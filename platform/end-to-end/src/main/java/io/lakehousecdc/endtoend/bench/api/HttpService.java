package io.lakehousecdc.endtoend.bench.api;

import io.lakehousecdc.endtoend.platform.ProcessUsage;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.HdrHistogram.Histogram;

/**
 * A service under a closed load: each connection has one request at a time and sends the next one
 * at once.
 *
 * @param item path of an item, to which its id is added
 * @param database what PostgreSQL has used until now
 */
record HttpService(
    String name, URI uri, String item, long pid, ItemsTable table, DatabaseUsage database)
    implements Contestant {
  private static final AtomicInteger RUNS = new AtomicInteger();

  @Override
  public Figures run(Operation operation, int connections, int seconds) {
    ExecutorService threads = Executors.newFixedThreadPool(connections);
    List<Conversation> conversations = new ArrayList<>();
    try {
      List<Client> clients = clients(connections, conversations);
      ProcessUsage before = ProcessUsage.of(pid);
      DatabaseUsage databaseBefore = database.now();
      long start = System.nanoTime();
      long end = start + TimeUnit.SECONDS.toNanos(seconds);
      List<Callable<Histogram>> loops = new ArrayList<>();
      clients.forEach(client -> loops.add(() -> repeat(client, operation, end)));
      Histogram latency = new Histogram(3);
      for (Future<Histogram> loop : threads.invokeAll(loops)) {
        latency.add(loop.get());
      }
      return new Figures(
          Duration.ofNanos(System.nanoTime() - start),
          latency,
          done(clients),
          ProcessUsage.of(pid).cpuSince(before),
          database.now().since(databaseBefore));
    } catch (IOException | ExecutionException e) {
      throw new IllegalStateException(
          "Cannot measure %s of %s: %s".formatted(operation.label(), name, e.getMessage()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while " + name + " is measured", e);
    } finally {
      threads.shutdownNow();
      conversations.forEach(HttpService::close);
    }
  }

  private List<Client> clients(int connections, List<Conversation> conversations)
      throws IOException {
    String run = "r" + RUNS.incrementAndGet();
    List<Client> clients = new ArrayList<>();
    for (int i = 0; i < connections; i++) {
      Conversation conversation = new Conversation(uri);
      conversations.add(conversation);
      clients.add(new Client(conversation, item, run, i, connections, table.rows()));
    }
    return clients;
  }

  private static Histogram repeat(Client client, Operation operation, long end) throws IOException {
    Histogram latency = new Histogram(3);
    for (long sent = System.nanoTime(); sent < end; ) {
      if (!client.run(operation)) {
        break;
      }
      long answered = System.nanoTime();
      latency.recordValue((answered - sent) / 1_000);
      sent = answered;
    }
    return latency;
  }

  private static Map<Operation, Long> done(List<Client> clients) {
    Map<Operation, Long> done = new EnumMap<>(Operation.class);
    for (Operation operation : Operation.values()) {
      if (operation != Operation.MIX) {
        done.put(operation, clients.stream().mapToLong(c -> c.done(operation)).sum());
      }
    }
    return done;
  }

  private static void close(Conversation conversation) {
    try {
      conversation.close();
    } catch (IOException e) {
      // Nothing is left to be sent or read.
    }
  }
}
