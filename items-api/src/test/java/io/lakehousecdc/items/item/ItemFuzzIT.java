package io.lakehousecdc.items.item;

import static io.lakehousecdc.items.ItemsService.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakehousecdc.items.ItemsService;
import io.lakehousecdc.items.WithItemsService;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Seeded documents of legal and illegal pieces: each is stored exactly or refused, never a fault.
 */
@WithItemsService
class ItemFuzzIT {
  private static final int DOCUMENTS = 200;

  private final ItemsService service;

  ItemFuzzIT(ItemsService service) {
    this.service = service;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void everyDocumentIsStoredExactlyOrRefused(long seed) throws IOException {
    Random random = new Random(seed);
    int id = service.create("fuzzed " + seed, "1");
    for (int i = 0; i < DOCUMENTS; i++) {
      String document = FuzzedJson.damaged(FuzzedJson.draft(random), random);
      boolean put = random.nextBoolean();
      HttpResponse<String> answer =
          put ? service.put("/items/" + id, document) : service.post("/items", document);
      assertThat(answer.statusCode())
          .as("seed %d, document %d: %s -> %s", seed, i, document, answer.body())
          .isIn(Set.of(200, 201, 400, 409, 422));
      if (answer.statusCode() < 300) {
        assertStored(document, json(answer));
      }
    }
  }

  private static void assertStored(String document, JsonNode item) throws IOException {
    JsonNode sent = new ObjectMapper().readTree(document);
    assertThat(item.get("name")).as(document).isEqualTo(sent.get("name"));
    assertThat(item.get("price").decimalValue())
        .as(document)
        .isEqualByComparingTo(sent.get("price").decimalValue());
    assertThat(item.path("description").textValue())
        .as(document)
        .isEqualTo(sent.path("description").textValue());
    assertThat(item.get("on_offer").booleanValue())
        .as(document)
        .isEqualTo(sent.path("on_offer").asBoolean(false));
  }
}
