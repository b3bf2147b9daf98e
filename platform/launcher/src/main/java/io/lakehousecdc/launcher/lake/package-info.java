/**
 * Reading Iceberg tables through the REST catalog, at the current snapshot or an earlier one. Never
 * writes.
 */
@NullMarked
package io.lakehousecdc.launcher.lake;

import org.jspecify.annotations.NullMarked;
