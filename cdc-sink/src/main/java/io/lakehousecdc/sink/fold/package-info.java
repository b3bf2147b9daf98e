/**
 * The fold: of all changes of a key in a batch only the last one counts.
 *
 * <p>Pure; it relies on events arriving in the order of their offsets and never looks at a
 * timestamp to order them.
 */
@NullMarked
package io.lakehousecdc.sink.fold;

import org.jspecify.annotations.NullMarked;
