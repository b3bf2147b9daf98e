/**
 * The connection to PostgreSQL: its bounds, its readiness, and what its failures mean to a client.
 * Knows nothing of the tables in it.
 */
@NullMarked
package io.lakehousecdc.items.database;

import org.jspecify.annotations.NullMarked;
