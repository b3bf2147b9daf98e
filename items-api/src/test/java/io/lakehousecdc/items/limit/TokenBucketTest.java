package io.lakehousecdc.items.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakehousecdc.items.limit.TokenBucket.Decision;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TokenBucketTest {
  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  @Test
  void aFullBucketAllowsABurstAndThenOneRequestForEachToken() {
    // Given
    TokenBucket bucket = new TokenBucket(3, Duration.ofSeconds(3), 0);

    // Then
    assertThat(bucket.take(0)).isEqualTo(decision(true, 2, 0, 1));
    assertThat(bucket.take(0)).isEqualTo(decision(true, 1, 0, 2));
    assertThat(bucket.take(0)).isEqualTo(decision(true, 0, 0, 3));
    assertThat(bucket.take(0)).isEqualTo(decision(false, 0, 1, 3));
    assertThat(bucket.take(SECOND - 1).allowed()).isFalse();
    assertThat(bucket.take(SECOND).allowed()).isTrue();
    assertThat(bucket.take(SECOND).allowed()).isFalse();
  }

  @Test
  void aRefusedRequestCostsNothing() {
    // Given
    TokenBucket bucket = new TokenBucket(1, Duration.ofSeconds(1), 0);
    bucket.take(0);

    // When
    for (int i = 0; i < 100; i++) {
      bucket.take(SECOND / 2);
    }

    // Then
    assertThat(bucket.take(SECOND).allowed()).isTrue();
  }

  @Test
  void aSilentClientSavesNoMoreThanOneBucket() {
    // Given
    TokenBucket bucket = new TokenBucket(2, Duration.ofSeconds(2), 0);
    long later = 1000 * SECOND;

    // Then
    assertThat(bucket.take(later).allowed()).isTrue();
    assertThat(bucket.take(later).allowed()).isTrue();
    assertThat(bucket.take(later).allowed()).isFalse();
  }

  @Test
  void theClockMayOverflow() {
    // Given
    long start = Long.MAX_VALUE - SECOND / 2;
    TokenBucket bucket = new TokenBucket(1, Duration.ofSeconds(1), start);

    // Then
    assertThat(bucket.take(start).allowed()).isTrue();
    assertThat(bucket.take(start + SECOND - 1).allowed()).isFalse();
    assertThat(bucket.take(start + SECOND).allowed()).isTrue();
  }

  @Test
  void anyPatternOfRequestsIsHeldToTheRateAndOneBurst() {
    Random random = new Random(7);
    for (int round = 0; round < 200; round++) {
      // Given
      int capacity = 1 + random.nextInt(20);
      TokenBucket bucket = new TokenBucket(capacity, Duration.ofNanos(capacity * 100L), 0);
      long now = 0;
      int allowed = 0;

      // When
      for (int i = 0; i < 500; i++) {
        now += random.nextInt(120);
        allowed += bucket.take(now).allowed() ? 1 : 0;
      }

      // Then
      assertThat((long) allowed).isLessThanOrEqualTo(capacity + now / 100);
    }
  }

  private static Decision decision(boolean allowed, int remaining, int retryAfter, int untilFull) {
    return new Decision(
        allowed, remaining, Duration.ofSeconds(retryAfter), Duration.ofSeconds(untilFull));
  }
}
