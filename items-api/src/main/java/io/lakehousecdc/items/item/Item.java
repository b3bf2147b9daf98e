package io.lakehousecdc.items.item;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import jakarta.ws.rs.core.EntityTag;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An item as clients see it. The order of the keys is part of the contract: the first five are
 * those of the first service.
 *
 * @param price without trailing zeros, and never with an exponent: 1000 and 29.99, so that clients
 *     which read whole numbers go on to work
 * @param createdAt time of the transaction that inserted the row
 * @param updatedAt time of the last write to the row, whoever wrote it
 * @param version 1, and one more with each write to the row
 */
@JsonPropertyOrder({
  "id",
  "name",
  "description",
  "price",
  "on_offer",
  "created_at",
  "updated_at",
  "version"
})
public record Item(
    int id,
    String name,
    @Nullable String description,
    BigDecimal price,
    @JsonProperty("on_offer") boolean onOffer,
    @JsonProperty("created_at") Instant createdAt,
    @JsonProperty("updated_at") Instant updatedAt,
    long version) {

  public Item {
    price = plain(price);
  }

  /** The strong validator of this state of the item. */
  EntityTag entityTag() {
    return new EntityTag(Long.toString(version));
  }

  private static BigDecimal plain(BigDecimal price) {
    BigDecimal stripped = price.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }
}
