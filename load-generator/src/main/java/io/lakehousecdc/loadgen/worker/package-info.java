/**
 * One load by several processes: a {@link io.lakehousecdc.loadgen.worker.Controller} and its {@link
 * io.lakehousecdc.loadgen.worker.Worker}s, which come and go during a run. The controller owns the
 * timeline and what was measured; a worker makes its share of the calls and sends each second's
 * histograms whole, so nothing is averaged and nothing lost. They speak frames over TCP: control as
 * JSON, seconds as {@code statistics.SecondCodec} writes them.
 */
@NullMarked
package io.lakehousecdc.loadgen.worker;

import org.jspecify.annotations.NullMarked;
