/**
 * The sink: Debezium change events into Iceberg tables, exactly once. Its packages are its steps;
 * see docs/ARCHITECTURE.md.
 */
@NullMarked
package io.lakehousecdc.sink;

import org.jspecify.annotations.NullMarked;
