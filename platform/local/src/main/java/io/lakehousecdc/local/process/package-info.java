/**
 * Owns child processes: how a JVM is started, logged, stopped and killed, and how it notices that
 * its parent is gone. Uses the JDK alone, because the tests of every module load it; it knows
 * nothing of servers or settings.
 */
@NullMarked
package io.lakehousecdc.local.process;

import org.jspecify.annotations.NullMarked;
