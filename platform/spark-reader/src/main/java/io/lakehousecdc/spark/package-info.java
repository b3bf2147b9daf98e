/**
 * Spark with Iceberg as an engine independent of the sink: it reads tables, changes and compacts
 * them.
 *
 * <p>{@link io.lakehousecdc.spark.SparkReader} and what its API names need the JDK alone, so that
 * any module can load them: Spark's own dependencies fit next to nobody else's. {@code SparkWorker}
 * runs in a JVM of its own with this module's class path, which the build writes to {@code
 * target/class-path}.
 */
@NullMarked
package io.lakehousecdc.spark;

import org.jspecify.annotations.NullMarked;
