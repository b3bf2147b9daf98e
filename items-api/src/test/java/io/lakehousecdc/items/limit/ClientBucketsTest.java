package io.lakehousecdc.items.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ClientBucketsTest {
  private final AtomicLong clock = new AtomicLong();
  private final ClientBuckets buckets = new ClientBuckets(1, Duration.ofSeconds(1), 2, clock::get);

  @Test
  void eachClientHasABucketOfItsOwn() {
    assertThat(buckets.take("a").allowed()).isTrue();
    assertThat(buckets.take("a").allowed()).isFalse();
    assertThat(buckets.take("b").allowed()).isTrue();
    clock.set(Duration.ofSeconds(1).toNanos());
    assertThat(buckets.take("a").allowed()).isTrue();
  }

  @Test
  void theClientThatWasSilentLongestIsForgotten() {
    // Given
    buckets.take("a");
    buckets.take("b");
    buckets.take("a");

    // When
    buckets.take("c");

    // Then
    assertThat(buckets.size()).isEqualTo(2);
    assertThat(buckets.take("a").allowed()).isFalse();
    assertThat(buckets.take("b").allowed()).isTrue();
  }

  @Test
  void theAddressesOfAnIpv6NetworkAreOneClient() {
    assertThat(ClientAddress.of("2001:db8:1:2:3:4:5:6")).isEqualTo("2001:db8:1:2");
    assertThat(ClientAddress.of("2001:db8:1:2:a:b:c:d")).isEqualTo("2001:db8:1:2");
    assertThat(ClientAddress.of("2001:db8:1:3:3:4:5:6")).isEqualTo("2001:db8:1:3");
    assertThat(ClientAddress.of("192.0.2.1")).isEqualTo("192.0.2.1");
  }
}
