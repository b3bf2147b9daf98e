package io.lakehousecdc.loadgen.web;

import io.lakehousecdc.loadgen.history.SecondRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Puts the seconds that a client missed before those that come while it catches up, each once and
 * in order.
 */
final class LiveFeed {
  private final Consumer<SecondRecord> sink;
  private final Runnable atEnd;
  private final List<SecondRecord> waiting = new ArrayList<>();
  private long next;
  private boolean caughtUp;
  private boolean ended;

  LiveFeed(long next, Consumer<SecondRecord> sink, Runnable atEnd) {
    this.next = next;
    this.sink = sink;
    this.atEnd = atEnd;
  }

  /** A second that was closed just now. */
  synchronized void second(SecondRecord second) {
    if (caughtUp) {
      pass(second);
    } else {
      waiting.add(second);
    }
  }

  /** There will be no more. */
  synchronized void end() {
    ended = true;
    if (caughtUp) {
      atEnd.run();
    }
  }

  /** To be called once, with what was closed before the first {@link #second}. */
  synchronized void catchUp(List<SecondRecord> missed) {
    missed.forEach(this::pass);
    waiting.forEach(this::pass);
    waiting.clear();
    caughtUp = true;
    if (ended) {
      atEnd.run();
    }
  }

  private void pass(SecondRecord second) {
    if (second.t() >= next) {
      next = second.t() + 1;
      sink.accept(second);
    }
  }
}
