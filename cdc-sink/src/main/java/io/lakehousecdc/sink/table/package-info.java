/**
 * The Iceberg side: opening and creating a table, what its snapshots say of the source, writing
 * data files and deletes, committing, and keeping the primary-key index equal to the table.
 *
 * <p>It knows nothing of Kafka: offsets are opaque numbers by the name of a topic-partition.
 * Everything of one table is used by one thread.
 */
@NullMarked
package io.lakehousecdc.sink.table;

import org.jspecify.annotations.NullMarked;
