/**
 * {@code lakehouse up}: starts the supervisor as a process of its own session and waits until every
 * part runs. It only starts and watches; the supervisor alone starts and restarts the parts.
 */
@NullMarked
package io.lakehousecdc.launcher.up;

import org.jspecify.annotations.NullMarked;
