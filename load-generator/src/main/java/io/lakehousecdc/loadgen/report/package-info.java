/** What can be kept of a run, each in one file: for people, for build servers, for other tools. */
@NullMarked
package io.lakehousecdc.loadgen.report;

import org.jspecify.annotations.NullMarked;
