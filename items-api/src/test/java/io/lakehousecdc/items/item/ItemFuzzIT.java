package io.lakehousecdc.items.item;

import static io.lakehousecdc.items.ItemsService.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakehousecdc.items.ItemsService;
import io.lakehousecdc.items.WithItemsService;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
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
  private static final List<String> FIELDS =
      List.of("name", "description", "price", "on_offer", "id", "price ", "created_at", "");
  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "false",
          "0",
          "-1",
          "1",
          "29.99",
          "1.005",
          "1e2",
          "1e400",
          "-1e-400",
          "10.10",
          "1E2147483647",
          "1e99999999999",
          "9999999999.99",
          "10000000000",
          "NaN",
          "\"\"",
          "\" \"",
          "\"\\u0000\"",
          "\"\\ud800\"",
          "\"\\ud83d\\ude00\"",
          "\"'; drop table items; --\"",
          "[]",
          "{}",
          "[1,2]",
          "{\"name\":1}",
          "\"\\uffff\"",
          "\"é\"",
          "\"100\"",
          "truth",
          "'a'",
          "");

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
      String document = document(random);
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

  private static String document(Random random) {
    StringBuilder document = new StringBuilder("{");
    document.append("\"name\":").append(name(random)).append(",\"price\":").append(price(random));
    for (int extra = random.nextInt(3); extra > 0; extra--) {
      document
          .append(",\"")
          .append(pick(FIELDS, random))
          .append("\":")
          .append(pick(VALUES, random));
    }
    return damaged(document.append('}').toString(), random);
  }

  private static String name(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> pick(VALUES, random);
      case 1 -> "\"" + "x".repeat(250 + random.nextInt(10)) + random.nextInt(10) + "\"";
      default -> "\"n" + random.nextInt(1_000_000) + "\"";
    };
  }

  private static String price(Random random) {
    return random.nextInt(3) == 0 ? pick(VALUES, random) : Integer.toString(random.nextInt());
  }

  /** One document in ten is cut somewhere. */
  private static String damaged(String document, Random random) {
    return random.nextInt(10) == 0
        ? document.substring(0, random.nextInt(document.length()))
        : document;
  }

  private static String pick(List<String> pieces, Random random) {
    return pieces.get(random.nextInt(pieces.size()));
  }
}
