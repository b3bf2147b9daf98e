/**
 * Where the parts of a platform are and what they cost: addresses, secrets, memory and processor
 * time.
 */
@NullMarked
package io.lakehousecdc.endtoend.platform;

import org.jspecify.annotations.NullMarked;
