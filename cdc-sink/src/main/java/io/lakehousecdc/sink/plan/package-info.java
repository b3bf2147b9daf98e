/**
 * What a commit has to do, decided before anything is written: the rows to add, the positions to
 * delete in data files that are there already, and the keys that end.
 *
 * <p>Pure: values in, values out. It knows neither Kafka nor Iceberg and does no I/O.
 */
@NullMarked
package io.lakehousecdc.sink.plan;

import org.jspecify.annotations.NullMarked;
