@NullMarked
package io.lakehousecdc.endtoend;

import org.jspecify.annotations.NullMarked;
