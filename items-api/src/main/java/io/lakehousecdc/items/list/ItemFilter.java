package io.lakehousecdc.items.list;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * Which items the list holds: those that meet every condition; null is no condition.
 *
 * @param minPrice lowest price, itself included
 * @param maxPrice highest price, itself included
 * @param updatedSince time of the last write, itself included
 */
record ItemFilter(
    @Nullable String name,
    @Nullable String namePrefix,
    @Nullable BigDecimal minPrice,
    @Nullable BigDecimal maxPrice,
    @Nullable Boolean onOffer,
    @Nullable OffsetDateTime updatedSince) {
  static final ItemFilter ALL = new ItemFilter(null, null, null, null, null, null);
}
