/** The lake as any client sees it: through the REST catalog and S3, never through the sink. */
@NullMarked
package io.lakehousecdc.endtoend.lake;

import org.jspecify.annotations.NullMarked;
