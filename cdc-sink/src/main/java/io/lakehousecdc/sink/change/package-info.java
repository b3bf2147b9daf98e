/**
 * Change events: what Debezium sends for one changed row, and the exact, fast reading of its JSON
 * form.
 *
 * <p>Owns the types that the rest of the sink shares ({@link ChangeEvent}, {@link RowSchema},
 * {@link RowKey}, {@link ColumnType}) and the {@link ChangeEventDecoder}. It is pure: bytes in,
 * values out. It knows neither Kafka nor Iceberg, and has no logger and no clock.
 */
@NullMarked
package io.lakehousecdc.sink.change;

import org.jspecify.annotations.NullMarked;
