/** What virtual users do: scenarios, their operations and the data they write. */
@NullMarked
package io.lakehousecdc.loadgen.workload;

import org.jspecify.annotations.NullMarked;
