/**
 * The commands behind the {@code lakehouse} script: picks the command, prints its errors as one
 * line and gives its exit code. Each command lives in the package of its name and knows nothing of
 * the others.
 */
@NullMarked
package io.lakehousecdc.launcher;

import org.jspecify.annotations.NullMarked;
