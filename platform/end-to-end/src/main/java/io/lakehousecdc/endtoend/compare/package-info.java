/**
 * Whether two engines hold the same rows: a table as canonical text from PostgreSQL, from Iceberg's
 * own reader and from Spark, and the difference of two of them. Knows nothing of how the rows got
 * there.
 */
@NullMarked
package io.lakehousecdc.endtoend.compare;

import org.jspecify.annotations.NullMarked;
