package io.lakehousecdc.sink.change;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * How many events a second one thread decodes. Run by hand: {@link #main}; arguments are JMH
 * profilers, such as {@code gc} or {@code stack}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
    value = 1,
    jvmArgs = {"-Xms512m", "-Xmx512m"})
public class ChangeEventDecoderBenchmark {
  private static final int EVENTS = 2048;
  private static final String SMALL_SCHEMA =
      """
      {"schema":{"type":"struct","fields":[{"type":"struct","fields":[{"type":"int64","optional":false,"field":"id"},\
      {"type":"int32","optional":true,"field":"n"}],"optional":true,"field":"after"},{"type":"struct","fields":[\
      {"type":"string","optional":false,"field":"schema"},{"type":"string","optional":false,"field":"table"},\
      {"type":"int64","optional":true,"field":"lsn"}],"optional":false,"field":"source"},\
      {"type":"string","optional":false,"field":"op"}],"optional":false},"payload":""";

  private final ChangeEventDecoder decoder = new ChangeEventDecoder(1 << 20);
  private final JsonFactory jackson = new JsonFactory();
  private final byte[][] keys = new byte[EVENTS][];
  private final byte[][] values = new byte[EVENTS][];
  private final byte[][] smallValues = new byte[EVENTS][];
  private int payloadFrom;

  /** Makes the events, the same ones in each run. */
  @Setup
  public void makeEvents() {
    ItemEvents items = new ItemEvents(42);
    for (int i = 0; i < EVENTS; i++) {
      keys[i] = items.key(i);
      values[i] = items.value(i);
      String small =
          "{\"after\":{\"id\":%d,\"n\":%d},\"source\":{\"schema\":\"public\",\"table\":\"small\",\"lsn\":%d},\"op\":\"c\"}}"
              .formatted(i, i * 7, 22_000_000_000L + i);
      smallValues[i] = (SMALL_SCHEMA + small).getBytes(StandardCharsets.UTF_8);
    }
    payloadFrom = items.valuePrefix().length();
  }

  /** About 670 bytes of payload behind 3.4 kB of schema. */
  @Benchmark
  @OperationsPerInvocation(EVENTS)
  public void items(Blackhole blackhole) throws MalformedEventException {
    for (int i = 0; i < EVENTS; i++) {
      blackhole.consume(decoder.decode(ItemEvents.TOPIC, keys[i], values[i]));
    }
  }

  /** A payload of 100 bytes: what an event costs apart from its size. */
  @Benchmark
  @OperationsPerInvocation(EVENTS)
  public void smallPayload(Blackhole blackhole) throws MalformedEventException {
    for (int i = 0; i < EVENTS; i++) {
      blackhole.consume(decoder.decode("small", keys[i], smallValues[i]));
    }
  }

  /**
   * For comparison: Jackson's streaming parser over the payloads alone, without making anything of
   * the tokens.
   */
  @Benchmark
  @OperationsPerInvocation(EVENTS)
  public void jacksonTokensOfItems(Blackhole blackhole) throws IOException {
    for (int i = 0; i < EVENTS; i++) {
      int length = values[i].length - 1 - payloadFrom;
      try (JsonParser parser = jackson.createParser(values[i], payloadFrom, length)) {
        for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
          blackhole.consume(token);
        }
      }
    }
  }

  private String correctness() throws Exception {
    int correct = 0;
    for (int i = 0; i < EVENTS; i++) {
      ChangeEvent event =
          Objects.requireNonNull(decoder.decode(ItemEvents.TOPIC, keys[i], values[i]));
      boolean equal = TreeOracle.Reading.of(event).equals(TreeOracle.read(keys[i], values[i]));
      correct += equal ? 1 : 0;
    }
    return "correctness: %d of %d events equal Jackson's tree; value %d bytes, of which %d payload"
        .formatted(correct, EVENTS, values[0].length, values[0].length - 1 - payloadFrom);
  }

  /** Runs the benchmark; the arguments are profilers. */
  public static void main(String[] profilers) throws Exception {
    ChangeEventDecoderBenchmark check = new ChangeEventDecoderBenchmark();
    check.makeEvents();
    System.out.println(check.correctness());
    run(profilers);
    System.out.println(check.correctness());
  }

  private static void run(String[] profilers) throws RunnerException {
    var options = new OptionsBuilder().include(ChangeEventDecoderBenchmark.class.getName());
    for (String profiler : profilers) {
      options.addProfiler(profiler);
    }
    Options built = options.build();
    new Runner(built).run();
  }
}
