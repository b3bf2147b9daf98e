package io.lakehousecdc.local;

import io.lakehousecdc.local.process.PartLogging;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the whole pipeline on this machine as a daemon: starts every part in the order of their
 * needs, starts again what dies, keeps the source connector reading, tells the state of all in
 * {@code run/status.json}, and stops in the reverse order on SIGTERM. It is small on purpose, and
 * all parts are in other processes: nothing that they do ends it.
 */
public final class Supervisor {
  /** Exit code if another supervisor has the state directory. */
  public static final int ALREADY_RUNNING = 3;

  /** Exit code if the command line, a setting or the machine does not allow a start. */
  public static final int REFUSED = 1;

  private static final Logger LOG = LoggerFactory.getLogger(Supervisor.class);
  private static final long STATUS_MILLIS = 500;
  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(20);

  private final StateDirectory state;
  private final SupervisorOptions options;
  private final SupervisorLock lock;
  private final Settings settings;
  private final StatusBoard board;
  private final List<UnitSupervision> units = new ArrayList<>();
  private final CountDownLatch stopping = new CountDownLatch(1);
  private Optional<ConnectorSupervision> connector = Optional.empty();

  private Supervisor(StateDirectory state, SupervisorOptions options, SupervisorLock lock)
      throws IOException {
    this.state = state;
    this.options = options;
    this.lock = lock;
    this.settings = Settings.load(state, System.getenv());
    this.board = new StatusBoard(settings.endpoints(), options.without());
  }

  /**
   * @param args the state directory, the project directory unless this class is in it, then {@code
   *     --without part,...} for parts that are left out, and {@code --isolate part,...} for parts
   *     that do not share a JVM
   */
  public static void main(String[] args) {
    PartLogging.install(Map.of("", System.err::println));
    try {
      SupervisorOptions options = SupervisorOptions.parse(List.of(args));
      StateDirectory state = StateDirectory.create(options.stateDirectory());
      Optional<SupervisorLock> lock = SupervisorLock.take(state);
      if (lock.isEmpty()) {
        System.err.println("Cannot start the platform: another supervisor runs in " + state.root());
        System.exit(ALREADY_RUNNING);
      } else {
        new Supervisor(state, options, lock.get()).run();
      }
    } catch (IOException | IllegalArgumentException e) {
      System.err.println("Cannot start the platform: " + e.getMessage());
      System.exit(REFUSED);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() throws IOException, InterruptedException {
    Build build = options.projectDirectory().map(Build::in).orElseGet(Build::locate);
    Leftovers leftovers = new Leftovers(state);
    try {
      leftovers.end();
      new Preflight(state, settings, build).check(options.parts());
    } catch (Preflight.Refusal e) {
      refuse(e);
      return;
    }
    start(build, leftovers);
    Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop"));
    do {
      writeStatus();
    } while (!stopping.await(STATUS_MILLIS, TimeUnit.MILLISECONDS));
  }

  private void refuse(Preflight.Refusal refusal) throws IOException {
    board.failed(refusal.part(), String.valueOf(refusal.getMessage()));
    writeStatus();
    System.err.println(
        "Cannot start %s: %s".formatted(refusal.part().label(), refusal.getMessage()));
    lock.release();
    System.exit(REFUSED);
  }

  private void start(Build build, Leftovers leftovers) throws IOException {
    Secrets secrets = Secrets.loadOrCreate(state);
    Configuration configuration = new Configuration(state, settings.endpoints(), secrets);
    Topics topics = new Topics(settings.endpoints().bootstrapServers());
    for (Unit unit : Unit.plan(options.parts(), options.isolated())) {
      units.add(
          new UnitSupervision(
              unit, build, configuration, board, leftovers, part -> prepare(part, topics)));
    }
    units.forEach(UnitSupervision::start);
    if (options.parts().contains(Part.CONNECT)) {
      ConnectorSupervision supervision =
          new ConnectorSupervision(board, settings.endpoints(), secrets);
      supervision.start();
      connector = Optional.of(supervision);
    }
  }

  private static void prepare(Part part, Topics topics) {
    if (part == Part.KAFKA) {
      topics.create();
    }
  }

  /** In the reverse order of needs: the sink first, while it can still finish what it does. */
  private void stop() {
    LOG.info("Stopping");
    stopping.countDown();
    try {
      if (connector.isPresent()) {
        connector.get().stop();
      }
      List<UnitSupervision> lastFirst = new ArrayList<>(units);
      Collections.reverse(lastFirst);
      for (UnitSupervision unit : lastFirst) {
        unit.stop(STOP_TIMEOUT);
        writeStatus();
      }
      lock.release();
    } catch (IOException e) {
      System.err.println("Cannot write run files: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** A full disk must not end the supervision. */
  private void writeStatus() {
    try {
      StateDirectory.write(state.statusFile(), board.toJson());
    } catch (IOException e) {
      LOG.warn("Cannot write status file {}: {}", state.statusFile(), e.getMessage());
    }
  }
}
