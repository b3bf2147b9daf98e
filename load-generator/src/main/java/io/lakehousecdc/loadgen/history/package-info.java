/**
 * The runs that are kept on disk: what was asked for, each second, all histograms, what was found.
 * A run whose process was killed can be read up to its last second.
 */
@NullMarked
package io.lakehousecdc.loadgen.history;

import org.jspecify.annotations.NullMarked;
