package io.lakehousecdc.items.item;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakehousecdc.items.problem.ProblemException;
import io.lakehousecdc.items.problem.Violation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what is sent to create or replace items, and reports every violation of it at once. */
final class ItemDraftReader {
  static final int MAX_DRAFTS = 1000;

  private static final ItemDraft NO_DRAFT = new ItemDraft("", null, BigDecimal.ZERO, false);

  private ItemDraftReader() {}

  /**
   * @throws ProblemException 400 if it is no JSON, 422 with all its violations if it is no item
   */
  static ItemDraft read(byte @Nullable [] json) {
    List<Violation> violations = new ArrayList<>();
    ItemDraft draft = read(new ItemFields(JsonDocument.object(json), "#", violations));
    ProblemException.refuse(violations);
    return draft;
  }

  /**
   * @throws ProblemException 400 if it is no JSON, 422 with all violations of all items, or if it
   *     is no array of 1 to {@link #MAX_DRAFTS}
   */
  static List<ItemDraft> readAll(byte @Nullable [] json) {
    JsonNode array = JsonDocument.array(json);
    if (array.isEmpty() || array.size() > MAX_DRAFTS) {
      throw ProblemException.invalid(
          List.of(Violation.of("#", "size", "must hold 1 to " + MAX_DRAFTS + " items")));
    }
    List<Violation> violations = new ArrayList<>();
    List<ItemDraft> drafts = new ArrayList<>(array.size());
    for (int i = 0; i < array.size(); i++) {
      drafts.add(read(array.get(i), "#/" + i, violations));
    }
    ProblemException.refuse(violations);
    return drafts;
  }

  private static ItemDraft read(JsonNode node, String pointer, List<Violation> violations) {
    if (!node.isObject()) {
      violations.add(JsonDocument.wrongType(pointer, "an object", node));
      return NO_DRAFT;
    }
    return read(new ItemFields(node, pointer, violations));
  }

  private static ItemDraft read(ItemFields fields) {
    String name = fields.hasRequired("name") ? fields.name() : "";
    String description = fields.description();
    BigDecimal price = fields.hasRequired("price") ? fields.price() : BigDecimal.ZERO;
    return new ItemDraft(name, description, price, fields.onOffer());
  }
}
