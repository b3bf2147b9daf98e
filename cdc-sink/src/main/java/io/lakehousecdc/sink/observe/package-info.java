/**
 * What people and monitoring see of the sink: health, metrics and the state of its tables over
 * HTTP. It only reads.
 */
@NullMarked
package io.lakehousecdc.sink.observe;

import org.jspecify.annotations.NullMarked;
