/**
 * Owns the trace id of a request (W3C Trace Context) in what is logged for it. Spans are
 * OpenTelemetry's, which is off until it is told to send them: the id alone needs none.
 */
@NullMarked
package io.lakehousecdc.items.trace;

import org.jspecify.annotations.NullMarked;
