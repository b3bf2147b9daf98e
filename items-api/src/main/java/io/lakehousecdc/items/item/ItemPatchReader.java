package io.lakehousecdc.items.item;

import io.lakehousecdc.items.problem.ProblemException;
import io.lakehousecdc.items.problem.Violation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a merge patch of an item, and reports every violation of it at once.
 *
 * <p>In a merge patch null removes a field. A description can be missing; {@code on_offer} that is
 * missing is false, as in a full replacement; name and price cannot be missing.
 */
final class ItemPatchReader {
  private ItemPatchReader() {}

  /**
   * @throws ProblemException 400 if it is no JSON, 422 with all its violations if it is no patch
   */
  static ItemPatch read(byte @Nullable [] json) {
    List<Violation> violations = new ArrayList<>();
    ItemFields fields = new ItemFields(JsonDocument.object(json), "#", violations);
    ItemPatch patch =
        new ItemPatch(
            fields.has("name") ? fields.name() : null,
            fields.has("description"),
            fields.description(),
            fields.has("price") ? fields.price() : null,
            fields.has("on_offer") ? fields.onOffer() : null);
    ProblemException.refuse(violations);
    return patch;
  }
}
