/**
 * Conditions of a request on the state of what it names (RFC 9110, section 13). Knows nothing of
 * items: what the current tag is, the caller says.
 */
@NullMarked
package io.lakehousecdc.items.condition;

import org.jspecify.annotations.NullMarked;
