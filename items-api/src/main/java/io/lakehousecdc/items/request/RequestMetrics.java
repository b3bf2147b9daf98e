package io.lakehousecdc.items.request;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.config.MeterFilter;
import jakarta.inject.Singleton;
import java.util.Set;

/** Keeps the number of time series bounded: a client may send any method, and each would be one. */
@Singleton
class RequestMetrics implements MeterFilter {
  private static final String REQUESTS = "http.server.requests";
  private static final String METHOD = "method";
  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

  @Override
  public Meter.Id map(Meter.Id id) {
    String method = id.getName().equals(REQUESTS) ? id.getTag(METHOD) : null;
    return method == null || METHODS.contains(method)
        ? id
        : id.replaceTags(id.getTags().stream().map(RequestMetrics::other).toList());
  }

  private static Tag other(Tag tag) {
    return tag.getKey().equals(METHOD) ? Tag.of(METHOD, "OTHER") : tag;
  }
}
