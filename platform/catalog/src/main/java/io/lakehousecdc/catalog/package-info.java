/**
 * The Iceberg REST catalog: an HTTP service over PostgreSQL (which tables there are, and where each
 * one's current metadata file is) and S3 (the metadata files).
 *
 * <p>This package owns the settings. {@code store} owns PostgreSQL and S3 and knows no HTTP; {@code
 * rest} owns the REST specification's routes, messages and errors and knows no SQL; {@code access}
 * decides who may call.
 */
@NullMarked
package io.lakehousecdc.catalog;

import org.jspecify.annotations.NullMarked;
