/** What was measured: histograms for each operation, outcome and second. */
@NullMarked
package io.lakehousecdc.loadgen.statistics;

import org.jspecify.annotations.NullMarked;
