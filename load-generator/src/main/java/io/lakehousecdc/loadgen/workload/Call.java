package io.lakehousecdc.loadgen.workload;

import org.jspecify.annotations.Nullable;

/**
 * A request that a virtual user wants to be sent.
 *
 * @param operation index into {@link Workload#operations()}
 * @param path the path, with its query
 * @param body a JSON document, or null for none
 * @param token what the user knows this call by; nobody else looks at it
 */
public record Call(int operation, String method, String path, byte @Nullable [] body, long token) {}
