package io.lakehousecdc.loadgen.web;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Figures of a run that goes on. They are worked out from all of its histograms, by the process
 * that makes the load, so that pages must not ask for it as often as they like: at most a hundredth
 * of the time is spent on it.
 */
final class WindowCache {
  private static final int MOST = 16;
  private static final long SHARE = 100;

  private record Key(String id, @Nullable Long from, @Nullable Long to) {}

  private record Entry(Window window, long goodUntil) {}

  private final StoredRuns stored;
  private final Map<Key, Entry> entries =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Entry> eldest) {
          return size() > MOST;
        }
      };

  WindowCache(StoredRuns stored) {
    this.stored = stored;
  }

  synchronized Window window(String id, @Nullable Long from, @Nullable Long to) {
    Key key = new Key(id, from, to);
    Entry known = entries.get(key);
    long begin = System.nanoTime();
    if (known != null && begin - known.goodUntil() < 0) {
      return known.window();
    }
    Window window = Objects.requireNonNull(stored.window(id, from, to));
    long now = System.nanoTime();
    entries.remove(key);
    entries.put(key, new Entry(window, now + (now - begin) * SHARE));
    return window;
  }
}
