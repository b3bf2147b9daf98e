package io.lakehousecdc.items.item;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A merge patch (RFC 7396) of an item, checked: whatever it is applied to fits the table
 * afterwards.
 *
 * @param name null to keep it
 * @param changesDescription whether {@code description} counts; null is a description, too
 * @param price null to keep it
 * @param onOffer null to keep it
 */
@Schema(name = "ItemPatch", description = "What is absent stays as it is.")
record ItemPatch(
    @Schema(minLength = 1, maxLength = ItemDraft.MAX_TEXT) @Nullable String name,
    @Schema(hidden = true) boolean changesDescription,
    @Schema(
            nullable = true,
            maxLength = ItemDraft.MAX_TEXT,
            description = "null removes the description")
        @Nullable String description,
    @Schema(minimum = "0", maximum = ItemDraft.MAX_PRICE, multipleOf = 0.01, examples = "24.5")
        @Nullable BigDecimal price,
    @Schema(nullable = true, description = "null is the default, false, as in a full replacement")
        @JsonProperty("on_offer")
        @Nullable Boolean onOffer) {

  /** The media type that names the format. */
  static final String MEDIA_TYPE = "application/merge-patch+json";
}
