/**
 * The catalog's state: rows in PostgreSQL, metadata files in S3.
 *
 * <p>Owns when a commit has happened, has not, or cannot be known, and how the connection to a
 * server that was gone comes back. Knows nothing of HTTP.
 */
@NullMarked
package io.lakehousecdc.catalog.store;

import org.jspecify.annotations.NullMarked;
