/**
 * {@code lakehouse down} and {@code lakehouse reset}: stop the supervisor, and delete what it
 * stored.
 */
@NullMarked
package io.lakehousecdc.launcher.down;

import org.jspecify.annotations.NullMarked;
