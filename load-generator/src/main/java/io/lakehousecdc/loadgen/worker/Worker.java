package io.lakehousecdc.loadgen.worker;

import io.lakehousecdc.loadgen.client.ClientSettings;
import io.lakehousecdc.loadgen.client.Target;
import io.lakehousecdc.loadgen.run.Engine;
import io.lakehousecdc.loadgen.run.Limits;
import io.lakehousecdc.loadgen.run.LoadSpec;
import io.lakehousecdc.loadgen.run.RunClock;
import io.lakehousecdc.loadgen.schedule.Change;
import io.lakehousecdc.loadgen.schedule.LoadPlan;
import io.lakehousecdc.loadgen.schedule.Share;
import io.lakehousecdc.loadgen.schedule.Timeline;
import io.lakehousecdc.loadgen.statistics.MeasuredSecond;
import io.lakehousecdc.loadgen.worker.Message.Assignment;
import io.lakehousecdc.loadgen.worker.Message.Order;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Carries out what a controller says, one run after the other, until the controller goes away. */
public final class Worker implements AutoCloseable {
  private static final int CONNECT_MILLIS = 5000;

  /** The controller asks for the time each second. */
  private static final int SILENCE_MILLIS = 10_000;

  private final Wire wire;
  private final Workloads workloads;
  private @Nullable Engine engine;

  /**
   * Connects to a controller.
   *
   * @param token as the controller has it
   * @throws UncheckedIOException if there is none
   */
  public Worker(InetSocketAddress controller, String name, String token, Workloads workloads) {
    this.workloads = workloads;
    Socket socket = new Socket();
    try {
      socket.connect(controller, CONNECT_MILLIS);
      wire = new Wire(socket, SILENCE_MILLIS);
      wire.send(new Message.Hello(name, token));
    } catch (IOException e) {
      closeQuietly(socket);
      throw new UncheckedIOException(
          "Cannot join controller %s: %s".formatted(controller, e.getMessage()), e);
    }
  }

  private static void closeQuietly(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // The first error is the one to tell.
    }
  }

  /** Works until the controller goes away or this is closed. */
  public void work() throws InterruptedException {
    try {
      Wire.Receiver receiver = receiver();
      while (true) {
        wire.receive(receiver);
      }
    } catch (IOException e) {
      // The controller has ended, or counts this worker as lost: there is nobody to work for.
    } finally {
      close();
    }
  }

  private Wire.Receiver receiver() {
    return new Wire.Receiver() {
      @Override
      public void message(Message message) throws IOException {
        if (message instanceof Message.Ping ping) {
          pong(ping);
        } else if (message instanceof Assignment assignment) {
          begin(assignment);
        } else if (message instanceof Order order) {
          change(order);
        } else {
          throw new IOException("Cannot do what was said: " + message);
        }
      }

      @Override
      public void second(MeasuredSecond second) {
        throw new IllegalStateException("Cannot take seconds: this is a worker");
      }
    };
  }

  private void pong(Message.Ping ping) throws IOException {
    RunClock now = RunClock.now();
    wire.send(new Message.Pong(ping.controllerNanos(), now.nanos(), now.epochNanos()));
  }

  private synchronized void begin(Assignment assignment) throws IOException {
    try {
      Engine next = engine(assignment);
      engine = next;
      next.start();
      Thread end = new Thread(() -> tellEnd(assignment.run(), next), "worker-end");
      end.setDaemon(true);
      end.start();
    } catch (RuntimeException e) {
      wire.send(new Message.Done(assignment.run(), String.valueOf(e.getMessage())));
    }
  }

  private Engine engine(Assignment assignment) {
    Message.Timeouts timeouts = assignment.timeouts();
    ClientSettings client =
        new ClientSettings(
            Duration.ofMillis(timeouts.connectMillis()),
            Duration.ofMillis(timeouts.callMillis()),
            assignment.headers(),
            timeouts.headerLimit(),
            timeouts.bodyLimit());
    Message.Limits limits = assignment.limits();
    Share share = new Share(assignment.slot(), assignment.of());
    LoadSpec spec =
        new LoadSpec(
            LoadPlan.parse(assignment.load()),
            Target.of(URI.create(assignment.target())),
            assignment.seed(),
            client,
            new Limits(
                limits.connections(),
                limits.users(),
                limits.queue(),
                limits.idleUsers(),
                Duration.ofMillis(limits.stopGraceMillis()),
                limits.loops()),
            share,
            assignment.firstUser());
    Timeline timeline = Timeline.of(spec.plan(), share);
    for (Order order : assignment.orders()) {
      timeline = Orders.apply(order, timeline, order.at());
    }
    return new Engine(
        spec,
        workloads.create(assignment),
        timeline,
        new RunClock(assignment.startEpochNanos(), assignment.startNanos()),
        assignment.startNanos(),
        this::send);
  }

  private void send(MeasuredSecond second) {
    try {
      wire.send(second);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot send a second to the controller", e);
    }
  }

  private void tellEnd(String run, Engine ended) {
    try {
      while (!ended.await(Duration.ofMinutes(1))) {
        // A run may last for days.
      }
      String failure = ended.failure().map(Throwable::toString).orElse(null);
      wire.send(new Message.Done(run, failure));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      // The controller has gone, and took the run with it.
    }
  }

  private synchronized void change(Order order) {
    Engine running = engine;
    if (running == null) {
      return;
    }
    if (order.kind().equals(Change.Kind.STOP.name())) {
      running.stop(order.at());
    } else {
      running.change(order.at(), (timeline, at) -> Orders.apply(order, timeline, at));
    }
  }

  /** Goes away; a run ends at once. */
  @Override
  public void close() throws InterruptedException {
    wire.close();
    Engine running;
    synchronized (this) {
      running = engine;
    }
    if (running != null) {
      running.close();
    }
  }
}
