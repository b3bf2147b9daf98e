/**
 * Errors as clients see them: RFC 9457 problem documents for every status of 400 and above,
 * whichever layer raised it. Knows nothing of items or SQL.
 */
@NullMarked
package io.lakehousecdc.items.problem;

import org.jspecify.annotations.NullMarked;
