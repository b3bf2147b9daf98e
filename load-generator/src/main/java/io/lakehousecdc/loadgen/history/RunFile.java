package io.lakehousecdc.loadgen.history;

import org.jspecify.annotations.Nullable;

/**
 * What {@code run.json} holds.
 *
 * @param result null while the run goes on, and forever if its process was killed
 */
record RunFile(RunDescription description, @Nullable RunResult result) {}
