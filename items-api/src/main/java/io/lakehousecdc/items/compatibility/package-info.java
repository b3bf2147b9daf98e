/**
 * The first items service, a FastAPI application, as its clients know it: its paths, its status
 * codes, its bodies, byte for byte.
 *
 * <p>Chosen with {@code items.compatibility=fastapi}, once, at the start: then {@link
 * io.lakehousecdc.items.compatibility.FirstServiceRoutes} answers every request but those for
 * health, metrics and documentation, and the REST resources get none. Otherwise nothing of this
 * package runs. Two things are wider than they were: a price may have two decimal places, and
 * description and on_offer may be absent.
 */
@NullMarked
package io.lakehousecdc.items.compatibility;

import org.jspecify.annotations.NullMarked;
