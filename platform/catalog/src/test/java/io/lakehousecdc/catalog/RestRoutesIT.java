package io.lakehousecdc.catalog;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasEntry;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every route, as curl would use it. */
@QuarkusIntegrationTest
@QuarkusTestResource(CatalogServers.class)
final class RestRoutesIT {

  private static final String TABLE =
      """
      {"name": "%s", "stage-create": %s, "properties": {"format-version": "3"}, "schema": {"type": "struct",
       "fields": [{"id": 1, "name": "id", "type": "long", "required": true}]}}""";

  private final String namespace = "n" + UUID.randomUUID().toString().replace('-', '_');
  private final String tables = "/v1/namespaces/" + namespace + "/tables";

  @ParameterizedTest
  @ValueSource(
      strings = {"/v1/config", "/v1/namespaces", "/v1/nothing", "/nothing", "/v1/../v1/config"})
  void everyRouteNeedsTheToken(String path) {
    // Given
    List<String> credentials =
        List.of("Bearer wrong", "Bearer ", "Basic " + CatalogServers.authorization());

    // When
    Response none = given().get(path);
    List<Response> wrong =
        credentials.stream().map(it -> given().header("Authorization", it).get(path)).toList();

    // Then
    assertThat(none.header("WWW-Authenticate")).startsWith("Bearer");
    assertError(none.then(), 401, "NotAuthorizedException");
    wrong.forEach(response -> assertError(response.then(), 401, "NotAuthorizedException"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/q/health/ready", "/q/health/live", "/q/metrics"})
  void healthAndMetricsAreOpen(String path) {
    given().get(path).then().statusCode(200);
  }

  @Test
  void configTellsHowToReachS3AndKeepsItsSecrets() {
    // When
    Response config = request().get("/v1/config?warehouse=s3://warehouse");

    // Then
    config
        .then()
        .statusCode(200)
        .body("defaults.'s3.endpoint'", equalTo(CatalogServers.platform().s3Endpoint().toString()))
        .body("defaults", hasEntry("io-impl", "org.apache.iceberg.aws.s3.S3FileIO"))
        .body("defaults", hasEntry("s3.path-style-access", "true"))
        .body("defaults", hasEntry("client.region", "us-east-1"))
        .body("endpoints", hasItem("POST /v1/{prefix}/namespaces/{namespace}/tables/{table}"))
        .body("endpoints", not(hasItem("POST /v1/{prefix}/transactions/commit")));
    assertThat(config.asString())
        .doesNotContain("http-client.type")
        .doesNotContain(CatalogServers.platform().secrets().s3AccessKey())
        .doesNotContain(CatalogServers.platform().secrets().s3SecretKey());
  }

  @Test
  void namespaceIsCreatedChangedAndDropped() {
    // When
    create(namespace, "{\"owner\": \"me\", \"old\": \"1\"}")
        .statusCode(200)
        .body("properties.owner", equalTo("me"));

    // Then
    String path = "/v1/namespaces/" + namespace;
    request().head(path).then().statusCode(204);
    request()
        .body("{\"removals\": [\"old\", \"none\"], \"updates\": {\"owner\": \"you\"}}")
        .post(path + "/properties")
        .then()
        .statusCode(200)
        .body("removed", equalTo(List.of("old")))
        .body("missing", equalTo(List.of("none")));
    request().get(path).then().statusCode(200).body("properties.owner", equalTo("you"));
    assertError(create(namespace, "{}"), 409, "AlreadyExistsException");
    request().delete(path).then().statusCode(204);
    request().head(path).then().statusCode(404);
    assertError(request().get(path).then(), 404, "NoSuchNamespaceException");
    assertError(request().delete(path).then(), 404, "NoSuchNamespaceException");
  }

  @Test
  void namespaceListsItsChildrenAndCannotBeDroppedBeforeThem() {
    // Given
    create(namespace, "{}").statusCode(200);

    // When
    createChild(namespace, "a child").statusCode(200);

    // Then
    request()
        .get("/v1/namespaces?parent=" + namespace)
        .then()
        .statusCode(200)
        .body("namespaces", equalTo(List.of(List.of(namespace, "a child"))));
    request().get("/v1/namespaces/" + namespace + "%1Fa%20child").then().statusCode(200);
    request().get("/v1/namespaces").then().body("namespaces", hasItem(List.of(namespace)));
    assertError(
        request().delete("/v1/namespaces/" + namespace).then(), 409, "NamespaceNotEmptyException");
    assertError(
        request().get("/v1/namespaces?parent=none").then(), 404, "NoSuchNamespaceException");
  }

  @Test
  void tableIsCreatedWithFormatVersion3AndLoadedChangedRenamedAndDropped() {
    // Given
    create(namespace, "{}");

    // When
    Response created = request().body(TABLE.formatted("a", false)).post(tables);

    // Then
    created.then().statusCode(200).body("metadata.'format-version'", equalTo(3));
    request().head(tables + "/a").then().statusCode(204);
    setProperty("a", created.path("metadata.table-uuid"))
        .statusCode(200)
        .body("metadata.properties.x", equalTo("y"));
    assertError(setProperty("a", UUID.randomUUID().toString()), 409, "CommitFailedException");
    rename("a", "b").statusCode(204);
    request().get(tables).then().body("identifiers.name", equalTo(List.of("b")));
    assertError(request().get(tables + "/a").then(), 404, "NoSuchTableException");
    assertError(rename("a", "c"), 404, "NoSuchTableException");
    assertError(
        request().delete("/v1/namespaces/" + namespace).then(), 409, "NamespaceNotEmptyException");
    request().delete(tables + "/b").then().statusCode(204);
    request().head(tables + "/b").then().statusCode(404);
    assertError(request().delete(tables + "/b").then(), 404, "NoSuchTableException");
  }

  @Test
  void tableDroppedWithoutPurgeIsRegisteredAgain() {
    // Given
    create(namespace, "{}");
    Response created = request().body(TABLE.formatted("a", false)).post(tables);
    request().delete(tables + "/a").then().statusCode(204);

    // When
    String body =
        "{\"name\": \"b\", \"metadata-location\": \"%s\"}"
            .formatted((String) created.path("metadata-location"));
    ValidatableResponse registered =
        request().body(body).post("/v1/namespaces/" + namespace + "/register").then();

    // Then
    registered
        .statusCode(200)
        .body("metadata.table-uuid", equalTo(created.path("metadata.table-uuid")));
    assertError(
        request().body(body).post("/v1/namespaces/" + namespace + "/register").then(),
        409,
        "AlreadyExistsException");
    request().get(tables + "/b").then().statusCode(200);
  }

  @Test
  void stagedTableExistsOnlyAfterItsCommit() {
    // Given
    create(namespace, "{}");

    // When
    Response staged = request().body(TABLE.formatted("a", true)).post(tables);

    // Then
    staged.then().statusCode(200).body("metadata-location", nullValue());
    request().head(tables + "/a").then().statusCode(404);
  }

  @Test
  void unchangedTableIsNotSentAgain() {
    // Given
    create(namespace, "{}");
    Response created = request().body(TABLE.formatted("a", false)).post(tables);
    String tag = request().get(tables + "/a").header("ETag");

    // When
    Response unchanged = request().header("If-None-Match", tag).get(tables + "/a");
    Response onlyRefs = request().header("If-None-Match", tag).get(tables + "/a?snapshots=refs");
    setProperty("a", created.path("metadata.table-uuid"));
    Response changed = request().header("If-None-Match", tag).get(tables + "/a");

    // Then
    assertThat(List.of(unchanged.statusCode(), onlyRefs.statusCode(), changed.statusCode()))
        .containsExactly(304, 200, 200);
  }

  @Test
  void listingsComeInPages() {
    // Given
    create(namespace, "{}");
    List<String> names = List.of("t1", "t2", "t3", "t4", "t5");
    names.forEach(
        name -> request().body(TABLE.formatted(name, false)).post(tables).then().statusCode(200));
    names.forEach(name -> createChild(namespace, name).statusCode(200));

    // When
    List<List<String>> pages = pages(tables, "identifiers.name");
    List<List<List<String>>> children = pages("/v1/namespaces?parent=" + namespace, "namespaces");

    // Then
    assertThat(pages).containsExactly(List.of("t1", "t2"), List.of("t3", "t4"), List.of("t5"));
    assertThat(children).extracting(List::size).containsExactly(2, 2, 1);
    request()
        .get(tables)
        .then()
        .body("identifiers.name", equalTo(names))
        .body("next-page-token", nullValue());
  }

  @Test
  void metricsReportIsAccepted() {
    // Given
    String report =
        """
        {"report-type": "scan-report", "table-name": "a", "snapshot-id": 1, "filter": true, "schema-id": 0,
         "projected-field-ids": [1], "projected-field-names": ["id"], "metrics": {}}""";

    // When
    ValidatableResponse accepted = request().body(report).post(tables + "/a/metrics").then();
    ValidatableResponse refused = request().body("{}").post(tables + "/a/metrics").then();

    // Then
    accepted.statusCode(204);
    assertError(refused, 400, "BadRequestException");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "GET    | /nothing                                   |                          | 404 | NoSuchRouteException",
        "GET    | /v1/nothing                                |                          | 404 | NoSuchRouteException",
        "GET    | /v1/namespaces/n/views                     |                          | 404 | NoSuchRouteException",
        "PUT    | /v1/namespaces                             | {}                       | 405 | MethodNotAllowedException",
        "POST   | /v1/transactions/commit                    | {\"table-changes\":[]}   | 406 | UnsupportedOperationException",
        "POST   | /v1/namespaces                             | {                        | 400 | BadRequestException",
        "POST   | /v1/namespaces                             | []                       | 400 | BadRequestException",
        "POST   | /v1/namespaces                             | null                     | 400 | BadRequestException",
        "POST   | /v1/namespaces                             | {}                       | 400 | BadRequestException",
        "POST   | /v1/namespaces                             | {\"namespace\":[]}       | 400 | BadRequestException",
        "POST   | /v1/namespaces                             | {\"namespace\":[\"a.b\"]} | 400 | BadRequestException",
        "POST   | /v1/namespaces                             | {\"namespace\":[\"a\"]}{} | 400 | BadRequestException",
        "GET    | /v1/namespaces?pageSize=0                  |                          | 400 | BadRequestException",
        "GET    | /v1/namespaces?pageSize=many               |                          | 400 | BadRequestException",
        "GET    | /v1/namespaces?pageToken=%21               |                          | 400 | BadRequestException",
        "GET    | /v1/config?warehouse=none                  |                          | 404 | NoSuchWarehouseException",
        "GET    | /v1/namespaces/none/tables                 |                          | 404 | NoSuchNamespaceException",
        "GET    | /v1/namespaces/none/tables/t?snapshots=few |                          | 400 | BadRequestException",
        "DELETE | /v1/namespaces/none/tables/t?purgeRequested=yes |                     | 400 | BadRequestException",
        "DELETE | /v1/namespaces/none/tables/t?purgeRequested=true |                    | 404 | NoSuchTableException",
      })
  void errorsHaveTheShapeOfTheSpecification(
      String method, String path, String body, int code, String type) {
    // Given
    RequestSpecification request = body == null ? request() : request().body(body);

    // When
    ValidatableResponse response = request.request(method, path).then();

    // Then
    assertError(response, code, type);
  }

  @Test
  void tableNeedsAnExistingNamespaceAndAPlainName() {
    assertError(
        request().body(TABLE.formatted("a", false)).post(tables).then(),
        404,
        "NoSuchNamespaceException");
    assertError(
        request().body(TABLE.formatted("a", true)).post(tables).then(),
        404,
        "NoSuchNamespaceException");
    assertError(
        request().body(TABLE.formatted("a/b", false)).post(tables).then(),
        400,
        "BadRequestException");
  }

  @Test
  void bodyOverTheLimitIsRefused() {
    assertError(
        request().body(new byte[17 << 20]).post("/v1/namespaces").then(),
        413,
        "BadRequestException");
  }

  private static RequestSpecification request() {
    return given()
        .urlEncodingEnabled(false)
        .header("Authorization", CatalogServers.authorization())
        .contentType(ContentType.JSON);
  }

  private static ValidatableResponse create(String namespace, String properties) {
    String body = "{\"namespace\": [\"%s\"], \"properties\": %s}".formatted(namespace, properties);
    return request().body(body).post("/v1/namespaces").then();
  }

  private static ValidatableResponse createChild(String parent, String name) {
    String body = "{\"namespace\": [\"%s\", \"%s\"]}".formatted(parent, name);
    return request().body(body).post("/v1/namespaces").then();
  }

  private ValidatableResponse setProperty(String table, String uuid) {
    String body =
        """
        {"requirements": [{"type": "assert-table-uuid", "uuid": "%s"}],
         "updates": [{"action": "set-properties", "updates": {"x": "y"}}]}""";
    return request().body(body.formatted(uuid)).post(tables + "/" + table).then();
  }

  private ValidatableResponse rename(String from, String to) {
    String body =
        """
        {"source": {"namespace": ["%1$s"], "name": "%2$s"}, "destination": {"namespace": ["%1$s"], "name": "%3$s"}}""";
    return request().body(body.formatted(namespace, from, to)).post("/v1/tables/rename").then();
  }

  /** Follows the tokens with two items a page; at most ten pages. */
  private static <T> List<T> pages(String path, String items) {
    List<T> pages = new ArrayList<>();
    String token = "";
    while (token != null && pages.size() < 10) {
      String separator = path.contains("?") ? "&" : "?";
      Response page = request().get(path + separator + "pageSize=2&pageToken=" + token);
      pages.add(page.path(items));
      token = page.path("next-page-token");
    }
    return pages;
  }

  private static void assertError(ValidatableResponse response, int code, String type) {
    response
        .statusCode(code)
        .contentType(containsString("application/json"))
        .body("error.code", equalTo(code))
        .body("error.type", equalTo(type))
        .body("error.message", not(nullValue()));
  }
}
