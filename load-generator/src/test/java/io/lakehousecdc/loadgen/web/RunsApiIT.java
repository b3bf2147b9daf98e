package io.lakehousecdc.loadgen.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The API without its pages, with runs that are made up. */
@QuarkusTest
@TestProfile(FakeProfile.class)
class RunsApiIT {
  private static final String LOAD = "constant 100/s for 10m";
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final ObjectMapper JSON = new ObjectMapper();

  @TestHTTPResource("/")
  URI home;

  @Inject Runs runs;

  @AfterEach
  void stopWhatIsGoingOn() {
    runs.runs().stream()
        .filter(run -> run.endedAt() == null)
        .forEach(run -> runs.command(run.id(), Runs.Command.STOP));
  }

  @Test
  void eventsGoOnAfterTheLastOneThatWasSeen() throws Exception {
    // Given
    String id = start();
    List<Long> first = secondsOf(id, "0").limit(6).toList();

    // When
    List<Long> second = secondsOf(id, Long.toString(first.get(2))).limit(6).toList();

    // Then
    long begin = first.get(0);
    assertThat(first)
        .containsExactlyElementsOf(Stream.iterate(begin, t -> t + 1).limit(6).toList());
    assertThat(second)
        .containsExactlyElementsOf(Stream.iterate(begin + 3, t -> t + 1).limit(6).toList());
  }

  @Test
  void streamOfARunThatIsOverHasAllOfItAndEnds() throws Exception {
    // When
    List<String> lines =
        HTTP.send(
                HttpRequest.newBuilder(home.resolve("/api/runs/39/events")).build(),
                HttpResponse.BodyHandlers.ofLines())
            .body()
            .toList();

    // Then
    assertThat(lines).filteredOn(line -> line.equals("event:second")).hasSize(120);
    assertThat(lines).contains("event:end");
  }

  @Test
  void errorsAreProblemDocuments() throws Exception {
    HttpResponse<String> unknown = get("/api/runs/999");
    assertThat(unknown.statusCode()).isEqualTo(404);
    assertThat(unknown.headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
    assertThat(JSON.readTree(unknown.body()).path("detail").asText()).isEqualTo("No run 999");

    HttpResponse<String> invalid = post("/api/preview", "application/json", "{\"load\":\"up\"}");
    assertThat(invalid.statusCode()).isEqualTo(422);
    assertThat(JSON.readTree(invalid.body()).path("errors").path(0).path("pointer").asText())
        .isEqualTo("#/load");

    assertThat(post("/api/runs", "application/json", "{").statusCode()).isEqualTo(400);
    assertThat(get("/api/reach?target=file:///etc/passwd").statusCode()).isEqualTo(400);
    assertThat(get("/api/compare?a=39").statusCode()).isEqualTo(400);
  }

  @Test
  void secondRunIsRefusedWhileOneGoesOn() throws Exception {
    // Given
    start();

    // When
    HttpResponse<String> second =
        post("/api/runs", "application/json", "{\"load\":\"" + LOAD + "\"}");

    // Then
    assertThat(second.statusCode()).isEqualTo(409);
  }

  @Test
  void scriptsForLocustStartReadAndStopARun() throws Exception {
    // When
    JsonNode refused = form("user_count=many&spawn_rate=1");
    JsonNode started = form("user_count=20&spawn_rate=20&host=http%3A%2F%2F127.0.0.1%3A8080");

    // Then
    assertThat(refused.path("success").asBoolean()).isFalse();
    assertThat(refused.path("message").asText()).isEqualTo("Invalid user_count: many");
    assertThat(started.path("message").asText()).isEqualTo("Swarming started");
    JsonNode stats = JSON.readTree(get("/stats/requests").body());
    assertThat(stats.path("state").asText()).isEqualTo("running");
    JsonNode last = stats.path("stats").path(stats.path("stats").size() - 1);
    assertThat(last.path("name").asText()).isEqualTo("Aggregated");
    assertThat(List.of("safe_name", "ninetieth_response_time", "response_time_percentile_0.99"))
        .allMatch(last::has);
    assertThat(stats.has("current_response_time_percentiles")).isTrue();
    assertThat(get("/stats/reset").body()).isEqualTo("ok");
    assertThat(get("/stop").body()).contains("Test stopped");
    assertThat(get("/stats/requests").body()).contains("\"state\":\"stopped\"");
  }

  private String start() throws Exception {
    HttpResponse<String> started =
        post("/api/runs", "application/json", "{\"load\":\"" + LOAD + "\"}");
    assertThat(started.statusCode()).isEqualTo(201);
    return JSON.readTree(started.body()).path("id").asText();
  }

  private Stream<Long> secondsOf(String id, String lastEventId) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(home.resolve("/api/runs/" + id + "/events"))
            .header("Last-Event-ID", lastEventId)
            .build();
    return HTTP.send(request, HttpResponse.BodyHandlers.ofLines())
        .body()
        .filter(line -> line.startsWith("id:"))
        .map(line -> Long.valueOf(line.substring(3).strip()));
  }

  private JsonNode form(String body) throws Exception {
    return JSON.readTree(post("/swarm", "application/x-www-form-urlencoded", body).body());
  }

  private HttpResponse<String> get(String path) throws Exception {
    return HTTP.send(
        HttpRequest.newBuilder(home.resolve(path)).build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String path, String type, String body) throws Exception {
    return HTTP.send(
        HttpRequest.newBuilder(home.resolve(path))
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }
}
