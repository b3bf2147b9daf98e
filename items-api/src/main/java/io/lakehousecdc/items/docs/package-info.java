/**
 * The service's own description: what the OpenAPI document says beyond the signatures of the
 * operations, and the pages that show it. Nothing here is loaded from anywhere else.
 */
@NullMarked
package io.lakehousecdc.items.docs;

import org.jspecify.annotations.NullMarked;
