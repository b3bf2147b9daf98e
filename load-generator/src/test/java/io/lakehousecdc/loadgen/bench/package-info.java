/**
 * What the generator is worth, beside other tools. {@link
 * io.lakehousecdc.loadgen.bench.LoadBenchmark} is the command; it runs a server and the tools as
 * processes of their own, each on its own processor.
 */
package io.lakehousecdc.loadgen.bench;
