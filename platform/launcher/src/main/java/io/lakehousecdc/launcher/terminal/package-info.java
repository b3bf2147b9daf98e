/**
 * Owns what a person sees: colour only on a terminal, aligned columns, durations and sizes in
 * words. Knows nothing of the platform.
 */
@NullMarked
package io.lakehousecdc.launcher.terminal;

import org.jspecify.annotations.NullMarked;
