/**
 * Items: their table, their JSON and their HTTP operations.
 *
 * <p>Every operation is one SQL statement, so the database alone decides whether a name is taken
 * and whether an item exists; nothing is looked up first. What a client sent is checked here
 * ({@link io.lakehousecdc.items.item.ItemDraftReader}), how an error is written is owned by {@code
 * problem}.
 */
@NullMarked
package io.lakehousecdc.items.item;

import org.jspecify.annotations.NullMarked;
