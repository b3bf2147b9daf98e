/**
 * The load generator over HTTP: the API of the page, its events, and the routes that scripts for
 * Locust know. Says what it needs of the rest in {@link io.lakehousecdc.loadgen.web.Runs}, and
 * holds no state of a run.
 */
@NullMarked
package io.lakehousecdc.loadgen.web;

import org.jspecify.annotations.NullMarked;
