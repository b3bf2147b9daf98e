package io.lakehousecdc.loadgen.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakehousecdc.loadgen.fake.LakeItems;
import io.lakehousecdc.loadgen.model.RunModel;
import io.lakehousecdc.loadgen.model.Stamps;
import io.lakehousecdc.loadgen.verify.Finding.Kind;
import io.lakehousecdc.loadgen.verify.Finding.Place;
import io.lakehousecdc.loadgen.verify.PlaceReport.State;
import io.lakehousecdc.loadgen.workload.Answer;
import io.lakehousecdc.loadgen.workload.Call;
import io.lakehousecdc.loadgen.workload.ItemsWorkload;
import io.lakehousecdc.loadgen.workload.Outcome;
import io.lakehousecdc.loadgen.workload.Presets;
import io.lakehousecdc.loadgen.workload.Scenario;
import io.lakehousecdc.loadgen.workload.VirtualUser;
import io.lakehousecdc.local.LocalPlatform;
import io.lakehousecdc.local.Part;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.iceberg.rest.RESTCatalog;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** The real API, database, catalog and object store; the test itself is the sink. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class VerificationIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration LIMIT = Duration.ofSeconds(2);

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Scenario scenario = Presets.find("seed-mix").orElseThrow();
  private final Stamps stamps = ItemsWorkload.stamps(scenario, "it");
  private final RunModel model = new RunModel();
  private final Findings findings = new Findings();
  private final RESTCatalog catalog = new RESTCatalog();
  private final Map<Integer, Long> mirrored = new HashMap<>();
  private LocalPlatform platform;
  private Places places;
  private URI api;
  private Freshness freshness;
  private ItemsWorkload workload;
  private LakeItems lake;
  private final List<VirtualUser> users = new ArrayList<>();

  @BeforeAll
  void start() {
    Logger.getLogger("org.apache.iceberg").setLevel(Level.WARNING);
    platform = LocalPlatform.start(Set.of(Part.ITEMS_API, Part.S3, Part.CATALOG));
    api = platform.endpoints().uri(Part.ITEMS_API);
    LakeAccess access =
        new LakeAccess(
            platform.catalogUri(),
            platform.secrets().catalogToken(),
            "lakehouse.items",
            platform.s3Endpoint(),
            platform.secrets().s3AccessKey(),
            platform.secrets().s3SecretKey(),
            "us-east-1");
    PostgresAccess postgres =
        new PostgresAccess(
            platform.jdbcUrl("items"), "items", platform.secrets().postgresItemsPassword());
    places = new Places(api, postgres, access);
    catalog.initialize("test", access.catalogProperties());
    freshness = Freshness.start(access, Duration.ofMillis(50));
    workload = new ItemsWorkload(scenario, "it", 5, model, findings, freshness);
    for (int i = 0; i < 3; i++) {
      users.add(workload.user(i));
    }
  }

  @AfterAll
  void stop() throws IOException {
    freshness.close();
    catalog.close();
    platform.close();
  }

  @Test
  @Order(1)
  void aLakeThatShowsNothingHasNotCaughtUp() throws Exception {
    // Given
    send("POST", "/items", "{\"name\":\"Espresso cup\",\"price\":1}".getBytes());

    // When
    work(100);
    lake = LakeItems.create(catalog, "items");
    List<PlaceReport> reports =
        new Verification(model.expectations(), stamps, new Findings())
            .run(places, workload.lastWrite(), LIMIT);

    // Then
    assertThat(reports)
        .extracting(PlaceReport::place, PlaceReport::state, PlaceReport::others)
        .containsExactly(
            tuple(Place.POSTGRES, State.EQUAL, 1L),
            tuple(Place.API, State.EQUAL, 1L),
            tuple(Place.LAKE, State.BEHIND, 0L));
    assertThat(reports.get(2).note()).contains("has not caught up after 2 s");
  }

  @Test
  @Order(2)
  void allPlacesAreEqualOnceTheLakeHasCaughtUp() throws Exception {
    // Given
    mirror();
    work(200);
    mirror();

    // When
    List<PlaceReport> reports = workload.verification().run(places, workload.lastWrite(), LIMIT);

    // Then
    assertThat(reports).allMatch(report -> report.state() == State.EQUAL);
    assertThat(reports.get(2).rows()).isEqualTo(reports.get(0).rows()).isPositive();
    assertThat(findings.kept()).isEmpty();
  }

  @Test
  @Order(3)
  void everyWriteIsSeenInTheLakeSoonAfterItsCommit() {
    assertThat(freshness.awaitAll(Duration.ofSeconds(10))).isTrue();
    assertThat(freshness.totals()).containsOnlyKeys("insert", "update", "delete");
    assertThat(freshness.oldestUnseenMillis()).isZero();
    FreshnessWindow window = freshness.drain();
    assertThat(window.problem()).isEmpty();
    assertThat(window.commits()).hasSizeGreaterThanOrEqualTo(2);
    assertThat(window.total().getTotalCount()).isEqualTo(freshness.total().getTotalCount());
    assertThat(freshness.stages()).containsOnlyKeys("commit", "query");
  }

  @Test
  @Order(4)
  void whatIsWrongInOnePlaceIsFoundThere() throws Exception {
    // Given
    List<JsonNode> items = items();
    JsonNode lost = items.get(3);
    JsonNode torn = items.get(4);

    // When
    lake.commit(List.of(), List.of(lost.get("id").intValue()));
    sql("update items set price = price + 1 where id = " + torn.get("id"));
    List<PlaceReport> reports = workload.verification().run(places, workload.lastWrite(), LIMIT);

    // Then
    assertThat(reports)
        .extracting(PlaceReport::place, PlaceReport::state, PlaceReport::findings)
        .containsExactly(
            tuple(Place.POSTGRES, State.DIFFERENT, 1L),
            tuple(Place.API, State.DIFFERENT, 1L),
            tuple(Place.LAKE, State.BEHIND, 1L));
    assertThat(findings.kept())
        .extracting(Finding::kind, Finding::place, Finding::key)
        .containsExactly(
            tuple(Kind.TORN, Place.POSTGRES, torn.get("id").asText()),
            tuple(Kind.TORN, Place.API, torn.get("id").asText()),
            tuple(Kind.LOST, Place.LAKE, lost.get("id").asText()));
  }

  @Test
  @Order(5)
  void aPlaceThatCannotBeReadIsNoEqualPlace() throws Exception {
    // Given
    Places wrong =
        new Places(
            URI.create("http://127.0.0.1:1"),
            new PostgresAccess(platform.jdbcUrl("items"), "items", "wrong"),
            null);

    // When
    List<PlaceReport> reports = workload.verification().run(wrong, workload.lastWrite(), LIMIT);

    // Then
    assertThat(reports).allMatch(report -> report.state() == State.UNREADABLE);
    assertThat(reports.get(0).note()).startsWith("Cannot read table items at jdbc:postgresql:");
    assertThat(reports.get(1).note()).startsWith("Cannot read the items of http://127.0.0.1:1");
  }

  private void work(int tasks) throws Exception {
    for (int i = 0; i < tasks; i++) {
      VirtualUser user = users.get(i % users.size());
      Call call = user.next(0);
      if (call != null) {
        HttpResponse<byte[]> response = send(call.method(), call.path(), call.body());
        Answer answer = new Answer(response.statusCode(), response.body(), 0, 0, System.nanoTime());
        assertThat(user.answered(call, answer))
            .as(call + " " + new String(response.body()))
            .isEqualTo(Outcome.OK);
      }
    }
  }

  /** Puts into the lake what has changed since the last time. */
  private void mirror() throws Exception {
    List<JsonNode> items = items();
    List<JsonNode> changed = new ArrayList<>();
    Map<Integer, Long> gone = new HashMap<>(mirrored);
    for (JsonNode item : items) {
      int id = item.get("id").intValue();
      long version = item.get("version").longValue();
      gone.remove(id);
      if (!Long.valueOf(version).equals(mirrored.put(id, version))) {
        changed.add(item);
      }
    }
    mirrored.keySet().removeAll(gone.keySet());
    lake.commit(changed, gone.keySet());
  }

  private List<JsonNode> items() throws Exception {
    List<JsonNode> items = new ArrayList<>();
    JSON.readTree(send("GET", "/items?limit=1000", null).body()).forEach(items::add);
    return items;
  }

  private HttpResponse<byte[]> send(String method, String path, byte[] body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(api.resolve(path))
            .header("Content-Type", "application/json")
            .method(
                method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body))
            .build();
    return client.send(request, BodyHandlers.ofByteArray());
  }

  private void sql(String statement) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(
                platform.jdbcUrl("items"), "items", platform.secrets().postgresItemsPassword());
        Statement run = connection.createStatement()) {
      run.execute(statement);
    }
  }
}
