package io.lakehousecdc.loadgen.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakehousecdc.loadgen.workload.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunStatisticsTest {
  private static final long START = 1_764_061_237;
  private static final ProcessHealth HEALTH = new ProcessHealth(0.25, 3);

  private final Random random = new Random(7);

  @TempDir private Path directory;

  @Test
  void secondsOfLoopsMergeWithoutLoss() {
    // Given
    LoopRecorder first = new LoopRecorder();
    LoopRecorder second = new LoopRecorder();
    Histogram expected = Latency.histogram();

    // When
    for (int i = 0; i < 10_000; i++) {
      LoopRecorder recorder = random.nextBoolean() ? first : second;
      long nanos = (long) Math.pow(10, 3 + 7 * random.nextDouble());
      recorder.intended();
      recorder.started(1000);
      recorder.sent();
      recorder.ended(i % 3, Outcome.OK, 200, nanos, nanos / 2, 10);
      expected.recordValue(Latency.micros(nanos));
    }
    first.unsent(SeriesKey.NO_OPERATION, Outcome.DROPPED, 0);
    MeasuredSecond merged =
        SecondMerge.loops(
            START,
            List.of(first.close(START, 1, 2, 3, 4), second.close(START, 5, 6, 7, 8)),
            99,
            HEALTH);

    // Then
    List<SeriesSlice> series = merged.second().series();
    assertThat(series).extracting(slice -> slice.key().operation()).containsExactly(-1, 0, 1, 2);
    assertThat(RunStatistics.response(series.stream().skip(1))).isEqualTo(expected);
    assertThat(series.get(0).response().getTotalCount()).isEqualTo(1);
    assertThat(series.get(0).service().getTotalCount()).isZero();
    assertThat(series.stream().mapToLong(SeriesSlice::bytes).sum()).isEqualTo(100_000);
    assertThat(merged.second().load()).isEqualTo(new LoadPoint(99, 10_000, 10_000, 10_001, 6, 8));
    assertThat(merged.second().health()).isEqualTo(new Health(0.25, 3, 1, 1, 1, 10, 12));
    assertThat(merged.lag().getTotalCount()).isEqualTo(10_000);
  }

  @Test
  void aRecorderStartsEachSecondAnew() {
    // Given
    LoopRecorder recorder = new LoopRecorder();
    for (int round = 0; round < 3; round++) {
      // When
      recorder.ended(0, Outcome.OK, 200, 5_000_000, 5_000_000, 1);
      recorder.ended(1, Outcome.UNEXPECTED_STATUS, 500 + round, 1_000, 1_000, 1);
      LoopSecond closed = recorder.close(START + round, 0, 0, 0, 0);

      // Then
      assertThat(closed.series()).hasSize(2);
      assertThat(closed.series()).allMatch(live -> live.response().getTotalCount() == 1);
      assertThat(closed.counts().done()).isEqualTo(2);
      recorder.recycle(closed);
    }
    assertThat(recorder.close(START + 9, 0, 0, 0, 0).series()).isEmpty();
  }

  @Test
  void aServerWithEverNewStatusesCannotFillTheMemory() {
    // Given
    LoopRecorder recorder = new LoopRecorder();
    RunStatistics statistics = new RunStatistics(directory);

    // When
    for (int second = 0; second < 20; second++) {
      for (int i = 0; i < 5000; i++) {
        recorder.ended(i % 6, Outcome.UNEXPECTED_STATUS, 100 + random.nextInt(900), 1, 1, 0);
      }
      LoopSecond closed = recorder.close(START + second, 0, 0, 0, 0);
      statistics.add(SecondMerge.loops(START + second, List.of(closed), 0, HEALTH));
      recorder.recycle(closed);
    }

    // Then
    List<SeriesSlice> total = statistics.total();
    assertThat(total).hasSizeLessThan(256 + 6 * 9 + 1);
    assertThat(total.stream().mapToLong(slice -> slice.response().getTotalCount()).sum())
        .isEqualTo(100_000);
    statistics.close();
  }

  @Test
  void windowsAreMergedFromSecondsAndMinutes() {
    // Given
    RunStatistics statistics = new RunStatistics(directory);
    List<Histogram> expected = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      LoopRecorder recorder = new LoopRecorder();
      Histogram histogram = Latency.histogram();
      for (int k = 0; k < 20; k++) {
        long nanos = 1_000_000L + random.nextInt(1_000_000_000);
        recorder.ended(0, Outcome.OK, 200, nanos, nanos, 1);
        histogram.recordValue(Latency.micros(nanos));
      }
      expected.add(histogram);
      LoopSecond closed = recorder.close(START + i, 0, 0, 0, 0);
      statistics.add(SecondMerge.loops(START + i, List.of(closed), 20, HEALTH));
    }

    int[][] windows = {{0, 400}, {0, 1}, {50, 60}, {3, 390}, {100, 230}, {22, 383}, {399, 400}};
    for (int[] window : windows) {
      // When
      List<SeriesSlice> merged = statistics.window(START + window[0], START + window[1]);

      // Then
      Histogram sum = Latency.histogram();
      expected.subList(window[0], window[1]).forEach(sum::add);
      assertThat(merged).hasSize(1);
      assertThat(merged.get(0).response()).isEqualTo(sum);
      assertThat(merged.get(0).bytes()).isEqualTo(20L * (window[1] - window[0]));
    }
    assertThat(statistics.window(START + 400, START + 500)).isEmpty();
    assertThat(statistics.total().get(0).response().getTotalCount()).isEqualTo(8000);
    statistics.close();
  }

  @Test
  void secondsAreReadAsTheyWere() {
    // Given
    RunStatistics statistics = new RunStatistics(directory);
    List<Second> added = new ArrayList<>();
    for (int i = 0; i < 150; i++) {
      LoopRecorder recorder = new LoopRecorder();
      recorder.intended();
      recorder.started(2_000_000);
      recorder.ended(2, Outcome.CHECK_FAILED, 200, 70_000_000_000L, 8_000, 123);
      LoopSecond closed = recorder.close(START + 2 * i, 1, 2, 3, 4);
      MeasuredSecond merged = SecondMerge.loops(START + 2 * i, List.of(closed), 1.5, HEALTH);
      statistics.add(merged);
      added.add(merged.second());
    }

    // When
    List<Second> read = new ArrayList<>();
    statistics.seconds(START + 9, START + 250, read::add);

    // Then
    assertThat(read).hasSize(120).isEqualTo(added.subList(5, 125));
    statistics.close();
  }

  @Test
  void bytesThatAreNoSecondAreRefused() {
    // Given
    LoopRecorder recorder = new LoopRecorder();
    recorder.ended(0, Outcome.OK, 200, 1000, 1000, 1);
    LoopSecond closed = recorder.close(START, 0, 0, 0, 0);
    byte[] right = SecondCodec.encode(SecondMerge.loops(START, List.of(closed), 0, HEALTH));

    // When, Then
    for (int i = 0; i < 2000; i++) {
      byte[] wrong = right.clone();
      wrong[random.nextInt(wrong.length)] ^= (byte) (1 << random.nextInt(8));
      byte[] cut = Arrays.copyOf(wrong, random.nextInt(wrong.length));
      assertThatThrownBy(() -> SecondCodec.decode(cut)).isInstanceOf(IOException.class);
    }
    assertThatThrownBy(() -> SecondCodec.decode(new byte[] {9}))
        .hasMessage("Cannot read a second: unknown version 9");
  }
}
