package io.lakehousecdc.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lakehousecdc.local.Part;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** PostgreSQL or S3 dies by {@code kill -9} and comes back; the catalog itself runs on. */
@QuarkusIntegrationTest
@QuarkusTestResource(CatalogServers.class)
final class OutageIT {

  private static final Duration QUICK = Duration.ofSeconds(15);
  private static final Duration RECOVERY = Duration.ofSeconds(30);

  private final String namespace = "o" + UUID.randomUUID().toString().replace('-', '_');

  @BeforeEach
  void createNamespace() {
    post("/v1/namespaces", "{\"namespace\": [\"%s\"]}".formatted(namespace));
  }

  @Test
  void postgresGoneIsAnsweredQuicklyAndItsReturnIsNoticed() {
    // Given
    assertThat(createTable("before").statusCode()).isEqualTo(200);
    assertThat(list().statusCode()).isEqualTo(200);

    // When
    CatalogServers.platform().kill(Part.POSTGRES);
    Response read = list();
    Response change = createTable("during");
    int ready = RestAssured.get("/q/health/ready").statusCode();
    CatalogServers.platform().restart(Part.POSTGRES);

    // Then
    assertUnavailable(read);
    assertUnavailable(change);
    assertThat(ready).isEqualTo(503);
    await().atMost(RECOVERY).untilAsserted(() -> assertThat(list().statusCode()).isEqualTo(200));
    assertThat(createTable("during").statusCode()).isEqualTo(200);
  }

  @Test
  void s3GoneIsAnsweredQuicklyAndItsReturnIsNoticed() {
    // When
    CatalogServers.platform().kill(Part.S3);
    Response change = createTable("during");
    CatalogServers.platform().restart(Part.S3);

    // Then
    assertUnavailable(change);
    await()
        .atMost(RECOVERY)
        .untilAsserted(() -> assertThat(createTable("during").statusCode()).isEqualTo(200));
  }

  private Response createTable(String name) {
    return post(
        "/v1/namespaces/" + namespace + "/tables",
        """
        {"name": "%s", "schema": {"type": "struct",
         "fields": [{"id": 1, "name": "id", "type": "long", "required": true}]}}"""
            .formatted(name));
  }

  private Response list() {
    return RestAssured.given()
        .header("Authorization", CatalogServers.authorization())
        .get("/v1/namespaces/" + namespace + "/tables");
  }

  private static Response post(String path, String body) {
    return RestAssured.given()
        .header("Authorization", CatalogServers.authorization())
        .contentType(ContentType.JSON)
        .body(body)
        .post(path);
  }

  /** Says that nothing was done, so that a client may send it again. */
  private static void assertUnavailable(Response response) {
    assertThat(response.statusCode()).as(response.asString()).isEqualTo(503);
    assertThat(response.<String>path("error.type")).isEqualTo("ServiceUnavailableException");
    assertThat(response.header("Retry-After")).isEqualTo("1");
    assertThat(response.timeIn(TimeUnit.MILLISECONDS)).isLessThan(QUICK.toMillis());
  }
}
