package io.lakehousecdc.loadgen.verify;

import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where what was written can be seen.
 *
 * @param api the root of the API
 * @param postgres null for not to be looked at
 * @param lake null for not to be looked at
 * @param headers sent with each call of the API besides the usual ones
 */
public record Places(
    URI api,
    @Nullable PostgresAccess postgres,
    @Nullable LakeAccess lake,
    Map<String, String> headers) {

  public Places {
    headers = Map.copyOf(headers);
  }

  /** With an API that anybody may call. */
  public Places(URI api, @Nullable PostgresAccess postgres, @Nullable LakeAccess lake) {
    this(api, postgres, lake, Map.of());
  }

  /** Without the headers, which may hold a secret. */
  @Override
  public String toString() {
    return "Places[" + api + ", " + postgres + ", " + lake + "]";
  }
}
