package io.lakehousecdc.items.item;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a client may set of an item, checked: every draft fits the table. */
@Schema(name = "ItemDraft")
public record ItemDraft(
    @Schema(
            required = true,
            minLength = 1,
            maxLength = ItemDraft.MAX_TEXT,
            examples = "Espresso cup")
        String name,
    @Schema(nullable = true, maxLength = ItemDraft.MAX_TEXT) @Nullable String description,
    @Schema(
            required = true,
            minimum = "0",
            maximum = ItemDraft.MAX_PRICE,
            multipleOf = 0.01,
            examples = "29.99")
        BigDecimal price,
    @Schema(defaultValue = "false") @JsonProperty("on_offer") boolean onOffer) {

  /** Characters (Unicode code points, as PostgreSQL counts them) of name and description. */
  public static final int MAX_TEXT = 255;

  public static final int MAX_PRICE_DIGITS = 10;
  public static final int MAX_PRICE_SCALE = 2;
  static final String MAX_PRICE = "9999999999.99";
}
