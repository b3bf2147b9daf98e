/**
 * The primary-key index: for every key of a table the data file and the position of its one live
 * row, in memory, and the file that keeps it over a clean restart.
 *
 * <p>It is an accelerator and never the truth: whoever holds it knows which snapshot it stands for,
 * and can always build it again by a scan. Pure: it knows nothing of Kafka, Iceberg or Quarkus, and
 * it logs nothing.
 */
@NullMarked
package io.lakehousecdc.sink.index;

import org.jspecify.annotations.NullMarked;
