package io.lakehousecdc.items.compatibility;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakehousecdc.items.item.Item;
import java.math.BigDecimal;
import java.util.List;

/** A status and a JSON body. */
record Answer(int status, JsonNode body) {
  private static final JsonNodeFactory JSON = JsonNodeFactory.withExactBigDecimals(true);

  static Answer item(int status, Item item) {
    return new Answer(status, view(item));
  }

  static Answer detail(int status, String detail) {
    return new Answer(status, JSON.objectNode().put("detail", detail));
  }

  static Answer invalid(List<InvalidInput> errors) {
    return new Answer(422, InvalidInput.document(errors));
  }

  /** The keys of the first service, and no other. */
  static ObjectNode view(Item item) {
    ObjectNode json = JSON.objectNode().put("id", item.id()).put("name", item.name());
    json.put("description", item.description());
    BigDecimal price = item.price();
    json.set(
        "price",
        price.scale() == 0 ? JSON.numberNode(price.toBigInteger()) : JSON.numberNode(price));
    return json.put("on_offer", item.onOffer());
  }
}
