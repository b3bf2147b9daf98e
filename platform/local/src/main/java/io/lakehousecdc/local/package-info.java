/**
 * Owns the pipeline on one machine: its parts and the order in which they need each other,
 * settings, secrets, and files of a state directory; {@link io.lakehousecdc.local.LocalPlatform}
 * for tests and {@link io.lakehousecdc.local.Supervisor} for users. What tests load of it needs the
 * JDK alone.
 */
@NullMarked
package io.lakehousecdc.local;

import org.jspecify.annotations.NullMarked;
