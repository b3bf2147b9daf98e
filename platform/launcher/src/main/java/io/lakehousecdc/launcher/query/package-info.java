/** {@code lakehouse query}: a condition in words, and rows as a table, JSON lines or CSV. */
@NullMarked
package io.lakehousecdc.launcher.query;

import org.jspecify.annotations.NullMarked;
