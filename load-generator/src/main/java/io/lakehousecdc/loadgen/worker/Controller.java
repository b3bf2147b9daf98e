package io.lakehousecdc.loadgen.worker;

import io.lakehousecdc.loadgen.run.MeasuredListener;
import io.lakehousecdc.loadgen.run.Run;
import io.lakehousecdc.loadgen.run.RunSpec;
import io.lakehousecdc.loadgen.run.RunState;
import io.lakehousecdc.loadgen.schedule.Share;
import io.lakehousecdc.loadgen.statistics.MeasuredSecond;
import io.lakehousecdc.loadgen.statistics.RunStatistics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Takes workers in, and has them carry out one run at a time. */
public final class Controller implements AutoCloseable {
  private static final int MOST_WORKERS = 1000;

  private final ServerSocket server;
  private final String token;
  private final int silenceMillis;
  private final Map<Integer, WorkerLink> ready = new TreeMap<>();
  private final ScheduledExecutorService ticker =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "controller-ticker");
            thread.setDaemon(true);
            return thread;
          });
  private int nextOrdinal;
  private @Nullable DistributedRun run;

  /**
   * Begins to take workers in.
   *
   * @param address to listen at; port 0 for a free one
   * @param token that workers must have
   * @param silence after which a worker counts as lost; it is asked for the time once a second
   */
  public Controller(InetSocketAddress address, String token, Duration silence) {
    this.token = token;
    this.silenceMillis = (int) silence.toMillis();
    try {
      server = new ServerSocket();
      server.bind(address);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Cannot listen for workers at %s: %s".formatted(address, e.getMessage()), e);
    }
    Thread acceptor = new Thread(this::accept, "controller");
    acceptor.setDaemon(true);
    acceptor.start();
    var unused = ticker.scheduleAtFixedRate(this::tick, 1, 1, TimeUnit.SECONDS);
  }

  public int port() {
    return server.getLocalPort();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        welcome(new Wire(socket, silenceMillis));
      } catch (IOException e) {
        // The one who connected has gone again, or this was closed.
      }
    }
  }

  private synchronized void welcome(Wire wire) {
    if (ready.size() >= MOST_WORKERS) {
      wire.close();
      return;
    }
    WorkerLink link = new WorkerLink(nextOrdinal++, wire, token, events());
    Thread reader = new Thread(link::read, "worker-" + link.ordinal());
    reader.setDaemon(true);
    reader.start();
  }

  private WorkerLink.Events events() {
    return new WorkerLink.Events() {
      @Override
      public void ready(WorkerLink link) {
        DistributedRun present = admit(link);
        if (present != null) {
          present.join(link);
        }
      }

      @Override
      public void second(WorkerLink link, MeasuredSecond second) {
        DistributedRun present = run();
        if (present != null) {
          present.second(link, second);
        }
      }

      @Override
      public void done(WorkerLink link, Message.Done done) {
        DistributedRun present = run();
        if (present != null) {
          present.done(link, done);
        }
      }

      @Override
      public void ended(WorkerLink link, String reason) {
        DistributedRun present = dismiss(link);
        if (present != null) {
          present.lost(link, reason);
        }
      }
    };
  }

  private synchronized @Nullable DistributedRun admit(WorkerLink link) {
    ready.put(link.ordinal(), link);
    return run;
  }

  private synchronized @Nullable DistributedRun dismiss(WorkerLink link) {
    ready.remove(link.ordinal());
    return run;
  }

  private synchronized @Nullable DistributedRun run() {
    return run;
  }

  private void tick() {
    List<WorkerLink> links;
    synchronized (this) {
      links = List.copyOf(ready.values());
    }
    for (WorkerLink link : links) {
      try {
        link.ping();
      } catch (IOException e) {
        link.close();
      }
    }
    DistributedRun present = run();
    if (present != null) {
      present.tick();
    }
  }

  /** The workers that are there, and those of the run that are there no more. */
  public List<WorkerStatus> workers() {
    List<WorkerLink> links;
    DistributedRun present;
    synchronized (this) {
      links = List.copyOf(ready.values());
      present = run;
    }
    Map<Integer, WorkerStatus> all = new TreeMap<>();
    for (WorkerLink link : links) {
      all.put(
          link.ordinal(),
          new WorkerStatus(
              link.ordinal(),
              link.name(),
              WorkerStatus.State.READY,
              Share.NONE,
              link.clock(),
              0,
              null));
    }
    if (present != null) {
      present.workers().forEach(status -> all.put(status.ordinal(), status));
    }
    return new ArrayList<>(all.values());
  }

  /**
   * Begins a run on the workers that are there; those that come later take part from then on.
   *
   * @param workload what the users do, as the workers' {@link Workloads} read it
   * @param directory for the statistics; it must exist
   * @throws IllegalStateException if there is no worker, or a run that is not finished
   */
  public synchronized DistributedRun start(
      RunSpec spec,
      String workload,
      Path directory,
      List<MeasuredListener> listeners,
      Run.Check check) {
    if (ready.isEmpty()) {
      throw new IllegalStateException(
          "Cannot start run %s: no worker is there".formatted(spec.id()));
    }
    if (run != null && run.state() != RunState.FINISHED) {
      throw new IllegalStateException(
          "Cannot start run %s: another run is not finished".formatted(spec.id()));
    }
    DistributedRun next =
        new DistributedRun(
            spec,
            workload,
            new RunStatistics(directory),
            listeners,
            check,
            List.copyOf(ready.values()));
    run = next;
    next.begin();
    return next;
  }

  /** Sends all workers away; a run that is not finished loses them. */
  @Override
  public void close() {
    ticker.shutdownNow();
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot close the controller: " + e.getMessage(), e);
    }
    List<WorkerLink> links;
    synchronized (this) {
      links = List.copyOf(ready.values());
    }
    links.forEach(WorkerLink::close);
  }
}
