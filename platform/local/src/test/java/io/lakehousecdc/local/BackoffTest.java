package io.lakehousecdc.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BackoffTest {
  @Test
  void theFirstRestartIsWithinASecondAndTheDelayDoublesUpToALimit() {
    assertThat(Stream.iterate(Backoff.NONE, Backoff::next).limit(9).map(b -> b.delay().toMillis()))
        .containsExactly(0L, 500L, 1000L, 2000L, 4000L, 8000L, 15000L, 15000L, 15000L);
  }

  @Test
  void isBoundedAlsoAfterVeryManyFailures() {
    assertThat(new Backoff(Integer.MAX_VALUE).delay()).isEqualTo(Duration.ofSeconds(15));
  }
}
