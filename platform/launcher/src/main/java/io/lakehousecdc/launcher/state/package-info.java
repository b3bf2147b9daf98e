/**
 * Reads the state directory: settings, secrets, and the run files that the supervisor writes. Owns
 * no file in it and never changes one.
 */
@NullMarked
package io.lakehousecdc.launcher.state;

import org.jspecify.annotations.NullMarked;
