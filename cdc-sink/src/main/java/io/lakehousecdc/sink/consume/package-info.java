/**
 * The Kafka side: from a poll to the commit of a table, and back to the stored offsets after
 * everything that can go wrong.
 *
 * <p>Three threads, each handing over to the next with a bounded queue: the consumer's polling
 * thread, the decoding thread ({@code BatchDecoder}) and the sink's thread ({@code SinkLoop}),
 * which alone touches tables and indexes.
 */
@NullMarked
package io.lakehousecdc.sink.consume;

import org.jspecify.annotations.NullMarked;
