/**
 * Tests, benchmarks and crash runs of the whole pipeline, from outside: through HTTP, SQL, Kafka
 * and the lake.
 */
@NullMarked
package io.lakehousecdc.endtoend;

import org.jspecify.annotations.NullMarked;
