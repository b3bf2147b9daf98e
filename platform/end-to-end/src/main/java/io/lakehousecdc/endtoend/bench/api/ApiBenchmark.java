package io.lakehousecdc.endtoend.bench.api;

import io.lakehousecdc.local.LocalPlatform;
import io.lakehousecdc.local.Part;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Starts the contestants on one PostgreSQL and lets them take turns. */
final class ApiBenchmark {
  private static final String FASTAPI_DATABASE = "fastapi";
  private static final int REST_MILLIS = 5_000;

  private final Path directory;
  private final ItemsApi itemsApi;
  private final Optional<FastApi> fastApi;
  private final Optional<Path> pgbench;
  private final PrintStream out;
  private final ApiReport report = new ApiReport();

  /**
   * @param directory for the data of this run
   * @param fastApi empty to leave it out
   * @param pgbench empty to leave it out
   */
  ApiBenchmark(
      Path directory,
      ItemsApi itemsApi,
      Optional<FastApi> fastApi,
      Optional<Path> pgbench,
      PrintStream out) {
    this.directory = directory;
    this.itemsApi = itemsApi;
    this.fastApi = fastApi;
    this.pgbench = pgbench;
    this.out = out;
  }

  ApiReport run(ApiPlan plan) {
    try (LocalPlatform platform =
        LocalPlatform.start(directory.resolve("platform"), Set.of(Part.POSTGRES))) {
      createDatabase(platform);
      List<ServiceStart> started = new ArrayList<>();
      try {
        measure(plan, contestants(plan, platform, started));
        started.forEach(
            service ->
                report.note(
                    "%s after the load: %d MiB resident"
                        .formatted(service.name(), service.residentBytes() >> 20)));
      } finally {
        started.forEach(ServiceStart::close);
      }
      return report;
    } catch (IOException | SQLException e) {
      throw new IllegalStateException("Cannot prepare the benchmark: " + e.getMessage(), e);
    }
  }

  private List<Contestant> contestants(
      ApiPlan plan, LocalPlatform platform, List<ServiceStart> started) throws IOException {
    String password = platform.secrets().postgresItemsPassword();
    DatabaseUsage usage = DatabaseUsage.of(platform.process(Part.POSTGRES).pid());
    ItemsTable items = new ItemsTable(platform.jdbcUrl("items"), password);
    List<Contestant> contestants = new ArrayList<>();

    Path configuration = platform.writeConfiguration(Part.ITEMS_API);
    int port = platform.endpoints().port(Part.ITEMS_API);
    Path log = directory.resolve("items-api.log");
    started.add(start(plan.starts(), () -> itemsApi.start(configuration, plan.pool(), port, log)));
    contestants.add(http(started.get(0), "/items/", items, usage));

    if (fastApi.isPresent()) {
      String url =
          "postgresql+asyncpg://items:%s@127.0.0.1:%d/%s"
              .formatted(password, platform.postgresPort(), FASTAPI_DATABASE);
      int peerPort = freePort();
      started.add(start(plan.starts(), () -> fastApi.get().start(url, plan.pool(), peerPort)));
      contestants.add(
          http(
              started.get(1),
              "/item/",
              new ItemsTable(platform.jdbcUrl(FASTAPI_DATABASE), password),
              usage));
    }
    if (pgbench.isPresent()) {
      Path scripts = Files.createDirectories(directory.resolve("pgbench"));
      contestants.add(
          new Pgbench(pgbench.get(), platform.postgresPort(), password, scripts, items, usage));
    }
    return contestants;
  }

  private static HttpService http(
      ServiceStart service, String item, ItemsTable table, DatabaseUsage usage) {
    return new HttpService(
        service.name(), service.uri(), item, service.process().pid(), table, usage);
  }

  /** Starts it several times, because the first start after a while reads from the disk. */
  private ServiceStart start(int starts, Supplier<ServiceStart> start) {
    List<Duration> answers = new ArrayList<>();
    ServiceStart service = start.get();
    answers.add(service.firstAnswer());
    while (answers.size() < starts) {
      service.close();
      service = start.get();
      answers.add(service.firstAnswer());
    }
    pause(REST_MILLIS);
    answers.sort(null);
    report.note(
        "%s: first answer after %d ms (median of %d starts, %d to %d), %d MiB resident at rest"
            .formatted(
                service.name(),
                answers.get(answers.size() / 2).toMillis(),
                answers.size(),
                answers.get(0).toMillis(),
                answers.get(answers.size() - 1).toMillis(),
                service.residentBytes() >> 20));
    return service;
  }

  private void measure(ApiPlan plan, List<Contestant> contestants) {
    for (Contestant contestant : contestants) {
      warmUp(plan, contestant);
    }
    for (int round = 1; round <= plan.rounds(); round++) {
      for (Operation operation : plan.operations()) {
        for (Contestant contestant : contestants) {
          measure(plan, operation, plan.connections(), contestant);
        }
      }
      out.printf("round %d of %d done%n", round, plan.rounds());
    }
    for (int connections : plan.ladder()) {
      for (Contestant contestant : contestants) {
        measure(plan, Operation.MIX, connections, contestant);
      }
    }
  }

  /** Each operation has its share, so that the JIT compiler has seen all of them. */
  private void warmUp(ApiPlan plan, Contestant contestant) {
    if (plan.warmUpSeconds() > 0 && contestant instanceof HttpService) {
      int seconds = Math.max(1, plan.warmUpSeconds() / Operation.values().length);
      for (Operation operation : Operation.values()) {
        contestant.table().refill(plan.rows(operation));
        Figures figures = contestant.run(operation, plan.connections(), seconds);
        report.check(operation, contestant, figures);
      }
    }
  }

  private void measure(ApiPlan plan, Operation operation, int connections, Contestant contestant) {
    contestant.table().refill(plan.rows(operation));
    Figures figures = contestant.run(operation, connections, plan.seconds());
    report.check(operation, contestant, figures);
    report.add(operation, connections, contestant.name(), figures);
  }

  private static void createDatabase(LocalPlatform platform) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(
                platform.jdbcUrl("postgres"),
                "postgres",
                platform.secrets().postgresSuperuserPassword());
        Statement statement = connection.createStatement()) {
      statement.execute("create database " + FASTAPI_DATABASE + " owner items");
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while a service rests", e);
    }
  }
}
