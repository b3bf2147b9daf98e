/** How long after its HTTP acknowledgement a row is visible to a reader of the current snapshot. */
@NullMarked
package io.lakehousecdc.endtoend.freshness;

import org.jspecify.annotations.NullMarked;
