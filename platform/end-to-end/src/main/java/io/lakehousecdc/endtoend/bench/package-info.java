/**
 * Benchmarks of the pipeline. Each prints its figures with a correctness line, which must hold for
 * the figures to count.
 */
@NullMarked
package io.lakehousecdc.endtoend.bench;

import org.jspecify.annotations.NullMarked;
