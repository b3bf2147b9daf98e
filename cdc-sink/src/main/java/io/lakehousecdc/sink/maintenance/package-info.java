/**
 * Decides what keeps a table cheap to read: which of its data files are to be merged.
 *
 * <p>Pure: it plans over numbers. The rewriting itself is in {@code table}, its time and thread in
 * {@code consume}.
 */
@NullMarked
package io.lakehousecdc.sink.maintenance;

import org.jspecify.annotations.NullMarked;
