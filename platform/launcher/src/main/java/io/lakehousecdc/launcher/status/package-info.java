/**
 * {@code lakehouse status}: asks the operating system, Kafka Connect, Kafka and the catalog how far
 * the platform is. A source that does not answer is reported as such and never hides the others.
 */
@NullMarked
package io.lakehousecdc.launcher.status;

import org.jspecify.annotations.NullMarked;
