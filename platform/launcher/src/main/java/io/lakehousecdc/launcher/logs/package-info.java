/** {@code lakehouse logs}: the end of a part's log file, and what is added to it. */
@NullMarked
package io.lakehousecdc.launcher.logs;

import org.jspecify.annotations.NullMarked;
