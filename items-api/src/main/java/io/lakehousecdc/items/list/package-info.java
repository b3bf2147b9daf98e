/**
 * The list of items: which of them, in which order, and in pages or as one stream.
 *
 * <p>A request becomes a {@link io.lakehousecdc.items.list.ListQuery} or is refused with all its
 * violations; {@link io.lakehousecdc.items.list.ListSql} makes the one statement of it, which an
 * index serves in the order asked for. Reads rows through {@code item}, and writes none.
 */
@NullMarked
package io.lakehousecdc.items.list;

import org.jspecify.annotations.NullMarked;
