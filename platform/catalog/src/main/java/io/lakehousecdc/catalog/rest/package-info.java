/**
 * The routes, messages and errors of the Iceberg REST catalog specification.
 *
 * <p>Iceberg's own {@code CatalogHandlers} do the work; this package translates between them and
 * HTTP, and touches neither SQL nor S3.
 */
@NullMarked
package io.lakehousecdc.catalog.rest;

import org.jspecify.annotations.NullMarked;
