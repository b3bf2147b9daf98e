/**
 * Writes that a client may safely send again: the table {@code items_api.idempotency_keys} and the
 * headers {@code Idempotency-Key} and {@code Idempotency-Replayed}. Knows nothing of what is
 * written.
 */
@NullMarked
package io.lakehousecdc.items.idempotency;

import org.jspecify.annotations.NullMarked;
