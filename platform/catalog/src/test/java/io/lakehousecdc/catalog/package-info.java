/**
 * Tests of the running catalog, with real PostgreSQL and S3: over plain HTTP, and through Iceberg's
 * own client.
 */
@NullMarked
package io.lakehousecdc.catalog;

import org.jspecify.annotations.NullMarked;
