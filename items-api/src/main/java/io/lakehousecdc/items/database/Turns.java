package io.lakehousecdc.items.database;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * As many turns as there are connections, and a bounded queue for those who want one: in the order
 * in which they came.
 *
 * <p>The queue is here and not in the pool, because one can leave this one at any time. When a wait
 * in the pool's queue ends too early, by its own timeout or because it is cancelled, and the
 * connection is already on its way, nobody takes it and nobody gives it back: the pool is one
 * connection smaller until the process ends.
 */
@Singleton
class Turns {
  private final int maxWaiting;
  private final Set<Runnable> waiting = new LinkedHashSet<>();
  private int free;

  @Inject
  Turns(
      @ConfigProperty(name = "quarkus.datasource.reactive.max-size") int connections,
      DatabaseLimits limits) {
    this(connections, limits.maxWaitQueueSize());
  }

  Turns(int connections, int maxWaiting) {
    this.free = connections;
    this.maxWaiting = maxWaiting;
  }

  /**
   * Runs {@code begin} now, or by the thread that gives its turn back; each run owes one {@link
   * #give}.
   *
   * @return false when the queue is full, and {@code begin} never runs
   */
  boolean take(Runnable begin) {
    synchronized (this) {
      if (free == 0) {
        return waiting.size() < maxWaiting && waiting.add(begin);
      }
      free--;
    }
    begin.run();
    return true;
  }

  /** Ends a turn and begins the next one. */
  void give() {
    Runnable next;
    synchronized (this) {
      Iterator<Runnable> first = waiting.iterator();
      if (!first.hasNext()) {
        free++;
        return;
      }
      next = first.next();
      first.remove();
    }
    next.run();
  }

  /**
   * @return whether {@code begin} was still waiting, and now never runs
   */
  synchronized boolean leave(Runnable begin) {
    return waiting.remove(begin);
  }

  synchronized int free() {
    return free;
  }

  synchronized int waiting() {
    return waiting.size();
  }
}
