/**
 * Owns the database of items-api in Quarkus' dev mode when the platform does not run. Quarkus calls
 * it there and nowhere else: to items-api this module is a provided dependency, which dev mode has
 * on its class path and a package has not.
 */
@NullMarked
package io.lakehousecdc.local.devmode;

import org.jspecify.annotations.NullMarked;
