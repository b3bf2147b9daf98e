/**
 * Rules that a run has to keep, in the form that k6 gave them: how they are written, and whether
 * they hold. It knows nothing of how a run is driven or shown.
 */
@NullMarked
package io.lakehousecdc.loadgen.threshold;

import org.jspecify.annotations.NullMarked;
