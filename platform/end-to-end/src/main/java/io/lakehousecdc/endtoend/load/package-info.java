/**
 * Load on the source: items through HTTP, and tables of all kinds of keys and types through SQL.
 * Seeded and bounded.
 */
@NullMarked
package io.lakehousecdc.endtoend.load;

import org.jspecify.annotations.NullMarked;
