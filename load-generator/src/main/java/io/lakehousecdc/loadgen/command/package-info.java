/**
 * The command line: a run without a browser, with an exit code for scripts. Without a command the
 * pages are served.
 */
@NullMarked
package io.lakehousecdc.loadgen.command;

import org.jspecify.annotations.NullMarked;
