@NullMarked
package io.lakehousecdc.spark;

import org.jspecify.annotations.NullMarked;
