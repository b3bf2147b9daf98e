package io.lakehousecdc.loadgen.verify;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Where what was written can be seen.
 *
 * @param api the root of the API
 * @param postgres null for not to be looked at
 * @param lake null for not to be looked at
 */
public record Places(URI api, @Nullable PostgresAccess postgres, @Nullable LakeAccess lake) {}
