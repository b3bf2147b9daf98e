/**
 * The gate before every route: who may call the catalog (whoever has the bearer token), and what is
 * turned away unread. Health and metrics are open.
 */
@NullMarked
package io.lakehousecdc.catalog.access;

import org.jspecify.annotations.NullMarked;
