/**
 * Kills parts under load, at random but seeded moments, and proves that nothing is lost, doubled or
 * changed.
 */
@NullMarked
package io.lakehousecdc.endtoend.crash;

import org.jspecify.annotations.NullMarked;
