/**
 * How much a client may ask for: the size of a body and, off by default, the number of requests,
 * with a token bucket for each client and a bounded number of clients.
 */
@NullMarked
package io.lakehousecdc.items.limit;

import org.jspecify.annotations.NullMarked;
