/**
 * A seeded stream of changes of {@code public.items}, written to Kafka in the shape that Debezium
 * gives them, and the state that the stream must lead to. Everything but the writing is a pure
 * function of the seed.
 */
@NullMarked
package io.lakehousecdc.endtoend.events;

import org.jspecify.annotations.NullMarked;
