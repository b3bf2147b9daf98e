/**
 * A whole run: the load, what users write, what is checked, thresholds, the verdict, the history.
 * The command line and the pages start runs here and nowhere else.
 */
@NullMarked
package io.lakehousecdc.loadgen.session;

import org.jspecify.annotations.NullMarked;
