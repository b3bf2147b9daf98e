/**
 * Who may write: API keys, bearer tokens, and the refusal to listen to the network while everybody
 * may. Off by default, as the service listens on loopback by default. Knows methods and paths, and
 * nothing of items.
 */
@NullMarked
package io.lakehousecdc.items.access;

import org.jspecify.annotations.NullMarked;
