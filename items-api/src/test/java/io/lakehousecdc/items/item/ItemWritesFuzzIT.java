package io.lakehousecdc.items.item;

import static io.lakehousecdc.items.ItemsService.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakehousecdc.items.ItemsService;
import io.lakehousecdc.items.WithItemsService;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Seeded patches and batches of legal and illegal pieces: each is applied exactly or refused, never
 * a fault.
 */
@WithItemsService
class ItemWritesFuzzIT {
  private static final int DOCUMENTS = 200;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ItemsService service;

  ItemWritesFuzzIT(ItemsService service) {
    this.service = service;
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13})
  void everyPatchIsAppliedExactlyOrRefused(long seed) throws IOException {
    Random random = new Random(seed);
    String path = "/items/" + service.create("patched by seed " + seed, "1");
    for (int i = 0; i < DOCUMENTS; i++) {
      String patch = FuzzedJson.damaged(FuzzedJson.fields(random), random);
      JsonNode before = json(service.get(path));
      HttpResponse<String> answer = patch(path, patch);
      assertThat(answer.statusCode())
          .as("seed %d, patch %d: %s -> %s", seed, i, patch, answer.body())
          .isIn(Set.of(200, 400, 409, 422));
      if (answer.statusCode() == 200) {
        assertApplied(JSON.readTree(patch), before, json(answer));
      } else {
        assertThat(json(service.get(path))).isEqualTo(before);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {21, 22, 23})
  void everyBatchIsStoredWholeOrRefused(long seed) throws IOException {
    Random random = new Random(seed);
    for (int i = 0; i < DOCUMENTS; i++) {
      String batch =
          IntStream.range(0, random.nextInt(4))
              .mapToObj(n -> element(random))
              .collect(Collectors.joining(",", "[", "]"));
      String sent = FuzzedJson.damaged(batch, random);
      HttpResponse<String> answer = service.post("/items:batch", sent);
      assertThat(answer.statusCode())
          .as("seed %d, batch %d: %s -> %s", seed, i, sent, answer.body())
          .isIn(Set.of(201, 400, 409, 422));
      if (answer.statusCode() == 201) {
        assertThat(json(answer))
            .extracting(item -> item.get("name"))
            .containsExactlyElementsOf(JSON.readTree(sent).findValues("name"));
      }
    }
  }

  private static String element(Random random) {
    return random.nextInt(8) == 0 ? FuzzedJson.value(random) : FuzzedJson.draft(random);
  }

  private static void assertApplied(JsonNode patch, JsonNode before, JsonNode after) {
    for (String field : new String[] {"name", "description", "price", "on_offer"}) {
      JsonNode expected = patch.has(field) ? patch.get(field) : before.get(field);
      if (field.equals("price")) {
        assertThat(after.get(field).decimalValue())
            .as(patch.toString())
            .isEqualByComparingTo(expected.decimalValue());
      } else if (field.equals("on_offer")) {
        assertThat(after.get(field).booleanValue())
            .as(patch.toString())
            .isEqualTo(expected.asBoolean());
      } else {
        assertThat(after.get(field)).as(patch.toString()).isEqualTo(expected);
      }
    }
    assertThat(after.get("version").intValue()).isEqualTo(before.get("version").intValue() + 1);
  }

  private HttpResponse<String> patch(String path, String body) {
    return service.send(
        service
            .request(path)
            .header("Content-Type", "application/merge-patch+json")
            .method("PATCH", BodyPublishers.ofString(body))
            .build());
  }
}
