/**
 * Carries out a load plan: virtual users on event loops, watched and steered while they work. What
 * the users do is {@code workload}'s business, how a call gets to the server {@code client}'s.
 */
@NullMarked
package io.lakehousecdc.loadgen.run;

import org.jspecify.annotations.NullMarked;
