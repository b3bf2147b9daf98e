/**
 * Owns the real servers of the local platform: PostgreSQL, Kafka, Kafka Connect with Debezium, and
 * S3. Each one is configured by a few {@link io.lakehousecdc.local.server.ServerProperties}, and
 * runs alone or with others in a {@link io.lakehousecdc.local.server.ServerProcess}. No server
 * knows another one, nor where its ports and passwords come from.
 */
@NullMarked
package io.lakehousecdc.local.server;

import org.jspecify.annotations.NullMarked;
