package io.lakehousecdc.sink.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Damaged events are refused, or read as Jackson's tree reads them; nothing else happens. The bytes
 * that are damaged are mostly those behind the schema, as only they reach the decoder's fast path.
 */
class DecoderFuzzTest {
  private static final int ROUNDS = 5_000;
  private static final byte[] JSON_BYTES =
      "{}[]:,\"\\tfnu0123456789.-+eE \n\t/bZ=".getBytes(StandardCharsets.US_ASCII);

  private final ChangeEventDecoder decoder = new ChangeEventDecoder(1 << 20);

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void damagedEventIsRefusedOrReadAsByTheTree(long seed) throws Exception {
    // Given
    Random random = new Random(seed);
    List<CapturedEvent> events = readableEvents();
    int accepted = 0;

    for (int round = 0; round < ROUNDS; round++) {
      CapturedEvent event = events.get(random.nextInt(events.size()));
      byte[] key = event.keyBytes();
      byte[] value = Objects.requireNonNull(event.valueBytes());
      // The event itself comes first, so that its schema is known.
      decoder.decode(event.topic(), key, value);

      // When
      byte[] damagedKey = key != null && random.nextInt(8) == 0 ? damage(key, 0, random) : key;
      byte[] damagedValue = damage(value, damageFrom(value, random), random);
      ChangeEvent read = decode(event.topic(), damagedKey, damagedValue);

      // Then
      if (read != null) {
        accepted++;
        assertThat(TreeOracle.Reading.of(read))
            .as(
                "seed %d, round %d: %s",
                seed, round, new String(damagedValue, StandardCharsets.UTF_8))
            .isEqualTo(oracle(damagedKey, damagedValue));
      }
    }
    assertThat(accepted).isBetween(ROUNDS / 20, ROUNDS);
  }

  private List<CapturedEvent> readableEvents() {
    List<CapturedEvent> readable = new ArrayList<>();
    for (CapturedEvent event : CapturedEvent.all()) {
      if (decode(event.topic(), event.keyBytes(), event.valueBytes()) != null) {
        readable.add(event);
      }
    }
    return readable;
  }

  private @Nullable ChangeEvent decode(
      String topic, byte @Nullable [] key, byte @Nullable [] value) {
    try {
      return decoder.decode(topic, key, value);
    } catch (MalformedEventException refused) {
      assertThat(refused).hasMessageNotContaining("Exception");
      return null;
    }
  }

  private static TreeOracle.Reading oracle(byte @Nullable [] key, byte[] value) throws IOException {
    return TreeOracle.read(key, value);
  }

  /** The payload's start, or sometimes the schema's. */
  private static int damageFrom(byte[] value, Random random) {
    if (random.nextInt(10) == 0) {
      return 0;
    }
    return new String(value, StandardCharsets.ISO_8859_1).indexOf("\"payload\":");
  }

  private static byte[] damage(byte[] bytes, int from, Random random) {
    byte[] damaged = bytes.clone();
    int at = from + random.nextInt(bytes.length - from);
    switch (random.nextInt(6)) {
      case 0 -> damaged[at] ^= (byte) (1 << random.nextInt(8));
      case 1 -> damaged[at] = (byte) random.nextInt(256);
      case 2 -> damaged[at] = JSON_BYTES[random.nextInt(JSON_BYTES.length)];
      case 3 -> damaged = Arrays.copyOf(bytes, at);
      case 4 ->
          damaged =
              splice(bytes, at, at, new byte[] {JSON_BYTES[random.nextInt(JSON_BYTES.length)]});
      default ->
          damaged =
              splice(bytes, at, Math.min(bytes.length, at + 1 + random.nextInt(4)), new byte[0]);
    }
    return damaged;
  }

  /** The bytes with those from {@code from} to {@code to} replaced. */
  private static byte[] splice(byte[] bytes, int from, int to, byte[] replacement) {
    byte[] spliced = new byte[bytes.length - (to - from) + replacement.length];
    System.arraycopy(bytes, 0, spliced, 0, from);
    System.arraycopy(replacement, 0, spliced, from, replacement.length);
    System.arraycopy(bytes, to, spliced, from + replacement.length, bytes.length - to);
    return spliced;
  }
}
