package io.lakehousecdc.catalog;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * A table that is committed to every two seconds has a long history before anybody expires
 * snapshots.
 */
@QuarkusIntegrationTest
@QuarkusTestResource(CatalogServers.class)
final class LongHistoryIT {

  private static final int SNAPSHOTS = 1000;
  private static final long QUICK_MILLIS = 2000;

  /** The catalog does not read the manifest list, so it need not exist. */
  private static final String ADD_SNAPSHOT =
      """
      {"action": "add-snapshot", "snapshot": {"snapshot-id": %1$d, "sequence-number": %1$d, "timestamp-ms": %2$d,
       "schema-id": 0, "first-row-id": %3$d, "added-rows": 1, "manifest-list": "s3://warehouse/none/snap-%1$d.avro",
       "summary": {"operation": "overwrite", "added-data-files": "1", "added-dvs": "12", "added-records": "1000",
        "added-files-size": "123456", "changed-partition-count": "12", "total-records": "123456789",
        "total-files-size": "12345678901", "total-data-files": "12345", "total-delete-files": "1234",
        "total-position-deletes": "123456", "total-equality-deletes": "0",
        "cdc.offsets": "{\\"lakehouse.public.items-0\\":123456789}", "cdc.commit-id": "%4$s"}}}""";

  private final String namespace = "h" + UUID.randomUUID().toString().replace('-', '_');
  private final String table = "/v1/namespaces/" + namespace + "/tables/t";

  @Test
  void commitAfterAThousandSnapshotsIsQuick() {
    // Given
    post("/v1/namespaces", "{\"namespace\": [\"%s\"]}".formatted(namespace));
    post(
        "/v1/namespaces/" + namespace + "/tables",
        """
        {"name": "t", "properties": {"format-version": "3"}, "schema": {"type": "struct",
         "fields": [{"id": 1, "name": "id", "type": "long", "required": true}]}}""");
    assertThat(commit(1, SNAPSHOTS - 10).statusCode()).isEqualTo(200);
    IntStream.rangeClosed(SNAPSHOTS - 9, SNAPSHOTS).forEach(id -> commit(id, id));

    // When
    List<Response> commits =
        IntStream.rangeClosed(1, 5).mapToObj(i -> commit(SNAPSHOTS + i, SNAPSHOTS + i)).toList();

    // Then
    assertThat(commits).extracting(Response::statusCode).containsOnly(200);
    assertThat(commits.get(4).<List<?>>path("metadata.snapshots")).hasSize(SNAPSHOTS + 5);
    assertThat(commits)
        .extracting(response -> response.timeIn(TimeUnit.MILLISECONDS))
        .allMatch(it -> it < QUICK_MILLIS);
  }

  private Response commit(int first, int last) {
    String added =
        IntStream.rangeClosed(first, last)
            .mapToObj(LongHistoryIT::addSnapshot)
            .collect(Collectors.joining(","));
    String body =
        """
        {"requirements": [], "updates": [%s,
         {"action": "set-snapshot-ref", "ref-name": "main", "type": "branch", "snapshot-id": %d}]}""";
    return post(table, body.formatted(added, last));
  }

  private static String addSnapshot(int id) {
    return ADD_SNAPSHOT.formatted(id, System.currentTimeMillis(), id - 1, UUID.randomUUID());
  }

  private static Response post(String path, String body) {
    return given()
        .header("Authorization", CatalogServers.authorization())
        .contentType(ContentType.JSON)
        .body(body)
        .post(path);
  }
}
