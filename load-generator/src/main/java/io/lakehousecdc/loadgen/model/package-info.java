/**
 * What is known of the data that a run has written: acknowledged writes, and those of which nobody
 * knows whether they have happened. Pure: no I/O, no clock.
 */
@NullMarked
package io.lakehousecdc.loadgen.model;

import org.jspecify.annotations.NullMarked;
