/** The one word that a run ends with, why, and what a script sees of it. */
@NullMarked
package io.lakehousecdc.loadgen.verdict;

import org.jspecify.annotations.NullMarked;
