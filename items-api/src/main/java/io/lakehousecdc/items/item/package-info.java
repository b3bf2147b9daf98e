/**
 * Items: their table, their JSON and their HTTP operations.
 *
 * <p>Every operation is one SQL statement, so the database alone decides whether a name is taken,
 * whether an item exists and which version it is in; nothing is looked up first. Where a refusal
 * needs words (not found, or another version? which of the names?), a second look finds them. What
 * a client sent is checked here ({@link io.lakehousecdc.items.item.ItemFields}), how an error is
 * written is owned by {@code problem}, what may be sent again by {@code idempotency}.
 */
@NullMarked
package io.lakehousecdc.items.item;

import org.jspecify.annotations.NullMarked;
