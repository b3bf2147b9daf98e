/**
 * Judges what is seen against what was written: each answer during a run, and the API, the database
 * and the lake after it. How fresh the lake is belongs here, too. It reads, and never writes.
 */
@NullMarked
package io.lakehousecdc.loadgen.verify;

import org.jspecify.annotations.NullMarked;
