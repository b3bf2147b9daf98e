package io.lakehousecdc.loadgen.worker;

import io.lakehousecdc.loadgen.run.RunClock;
import io.lakehousecdc.loadgen.statistics.MeasuredSecond;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/** The controller's side of one worker. */
final class WorkerLink {
  /** So many exchanges tell the offset of the clocks before the worker gets anything to do. */
  private static final int FIRST_PINGS = 10;

  private static final long CLOCK_AGE_NANOS = 60_000_000_000L;

  private final int ordinal;
  private final Wire wire;
  private final String token;
  private final Events events;
  private volatile String name = "";
  private volatile @Nullable ClockOffset clock;
  private long clockMeasured;
  private int pongs;

  /** Is told what a worker does, by the thread that reads from it. */
  interface Events {
    /** The worker is known, and its clock is. */
    void ready(WorkerLink link);

    void second(WorkerLink link, MeasuredSecond second);

    void done(WorkerLink link, Message.Done done);

    void ended(WorkerLink link, String reason);
  }

  WorkerLink(int ordinal, Wire wire, String token, Events events) {
    this.ordinal = ordinal;
    this.wire = wire;
    this.token = token;
    this.events = events;
  }

  int ordinal() {
    return ordinal;
  }

  String name() {
    return name;
  }

  @Nullable ClockOffset clock() {
    return clock;
  }

  /** Reads until the worker ends. */
  void read() {
    String reason = "it went away";
    try {
      Wire.Receiver receiver = receiver();
      while (true) {
        wire.receive(receiver);
      }
    } catch (EOFException e) {
      // As the reason says.
    } catch (IOException | RuntimeException e) {
      reason = String.valueOf(e.getMessage());
    } finally {
      wire.close();
      events.ended(this, reason);
    }
  }

  private Wire.Receiver receiver() {
    return new Wire.Receiver() {
      @Override
      public void message(Message message) throws IOException {
        if (message instanceof Message.Hello hello && name.isEmpty()) {
          greet(hello);
        } else if (name.isEmpty()) {
          throw new IOException("Cannot trust a worker that does not introduce itself");
        } else if (message instanceof Message.Pong pong) {
          measureClock(pong);
        } else if (message instanceof Message.Done done) {
          events.done(WorkerLink.this, done);
        } else {
          throw new IOException("Cannot take from a worker: " + message);
        }
      }

      @Override
      public void second(MeasuredSecond second) {
        events.second(WorkerLink.this, second);
      }
    };
  }

  private void greet(Message.Hello hello) throws IOException {
    byte[] given = hello.token().getBytes(StandardCharsets.UTF_8);
    byte[] wanted = token.getBytes(StandardCharsets.UTF_8);
    if (!MessageDigest.isEqual(given, wanted)) {
      throw new IOException("Cannot trust a worker with another token");
    }
    name = hello.name().isEmpty() ? "worker" : hello.name();
    ping();
  }

  void ping() throws IOException {
    wire.send(new Message.Ping(System.nanoTime()));
  }

  /** The exchange with the shortest round trip is the truest; an old one may have drifted. */
  private void measureClock(Message.Pong pong) throws IOException {
    RunClock now = RunClock.now();
    ClockOffset measured = ClockOffset.of(pong, now.nanos(), now.epochNanos());
    ClockOffset known = clock;
    if (known == null
        || measured.roundTripNanos() < known.roundTripNanos()
        || now.nanos() - clockMeasured > CLOCK_AGE_NANOS) {
      clock = measured;
      clockMeasured = now.nanos();
    }
    pongs++;
    if (pongs < FIRST_PINGS) {
      ping();
    } else if (pongs == FIRST_PINGS) {
      events.ready(this);
    }
  }

  /** Sends; when it cannot, the reading thread will find out, too. */
  void send(Message message) {
    try {
      wire.send(message);
    } catch (IOException e) {
      wire.close();
    }
  }

  void close() {
    wire.close();
  }
}
