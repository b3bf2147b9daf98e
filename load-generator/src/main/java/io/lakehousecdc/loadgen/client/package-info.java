/**
 * HTTP/1.1 to one server, as fast as one event loop can: each connection carries one call at a time
 * and stays open; nothing is pooled or shared between threads. It measures, it does not judge: a
 * status is a number here, and a body bytes. HTTP/2 and TLS are not spoken.
 */
@NullMarked
package io.lakehousecdc.loadgen.client;

import org.jspecify.annotations.NullMarked;
