package io.lakehousecdc.loadgen.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakehousecdc.loadgen.history.SecondRecord;
import io.lakehousecdc.loadgen.schedule.LoadPlan;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LiveFeedTest {
  private final List<Long> seen = new ArrayList<>();
  private boolean ended;

  @Test
  void secondsThatComeWhileAClientCatchesUpComeAfterThoseItMissed() {
    // Given
    LiveFeed feed = feed(3);

    // When
    feed.second(second(5));
    feed.catchUp(List.of(second(2), second(3), second(4), second(5)));
    feed.second(second(6));

    // Then
    assertThat(seen).containsExactly(3L, 4L, 5L, 6L);
  }

  @Test
  void endComesLast() {
    // Given
    LiveFeed feed = feed(0);

    // When
    feed.second(second(2));
    feed.end();

    // Then
    assertThat(ended).isFalse();
    feed.catchUp(List.of(second(1)));
    assertThat(seen).containsExactly(1L, 2L);
    assertThat(ended).isTrue();
  }

  private LiveFeed feed(long next) {
    return new LiveFeed(next, second -> seen.add(second.t()), () -> ended = true);
  }

  private static SecondRecord second(long t) {
    FakeRun run =
        new FakeRun("1", "", LoadPlan.parse("constant 1/s for 9s"), "", List.of(), t * 1000, 1);
    return run.tick();
  }
}
