/**
 * What every request gets, whatever it asks for: an id, and headers that protect its answer. Owns
 * the order of all filters, {@link io.lakehousecdc.items.request.FilterOrder}.
 */
@NullMarked
package io.lakehousecdc.items.request;

import org.jspecify.annotations.NullMarked;
