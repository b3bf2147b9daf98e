/** Tests of the change events' reading. */
@NullMarked
package io.lakehousecdc.sink.change;

import org.jspecify.annotations.NullMarked;
