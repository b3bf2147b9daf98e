package io.lakehousecdc.loadgen.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArrivalsTest {
  private static final long SEED = 42;

  @Test
  void aConstantRateIsSpacedEvenly() {
    // When
    List<Double> times = all(Timeline.of(LoadPlan.parse("constant 4/s for 2s")));

    // Then
    assertThat(times).containsExactly(0.0, 0.25, 0.5, 0.75, 1.0, 1.25, 1.5, 1.75);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "constant 100/s for 10s",
        "ramp 0/s to 200/s for 7s",
        "ramp 200/s to 0/s for 7s, constant 0/s for 3s, constant 33.3/s for 4s",
        "stairs 10/s to 300/s in 7 steps for 9s",
        "spike 5/s to 500/s for 4s",
        "sine 0/s to 300/s every 3s for 10s",
      })
  void regularArrivalsAreWhereTheCumulativePassesWholeNumbers(String text) {
    // Given
    LoadPlan plan = LoadPlan.parse(text);

    // When
    List<Double> times = all(Timeline.of(plan));

    // Then
    assertThat((double) times.size()).isEqualTo(Math.ceil(plan.cumulative(plan.seconds()) - 1e-6));
    for (int i = 0; i < times.size(); i++) {
      assertThat(plan.cumulative(times.get(i))).isCloseTo(i, within(1e-5));
    }
    assertThat(times).isSorted();
  }

  @Test
  void randomArrivalsHaveTheRateAndTheSpreadOfAPoissonProcess() {
    // Given
    LoadPlan plan = LoadPlan.parse("poisson ramp 100/s to 300/s for 500s");

    // When
    List<Double> times = all(Timeline.of(plan));

    // Then: counts in windows of an expected 10 have their mean as variance.
    int windows = 10_000;
    int[] counts = new int[windows];
    times.forEach(time -> counts[(int) (plan.cumulative(time) / 10)]++);
    double variance = 0;
    for (int count : counts) {
      variance += Math.pow(count - 10, 2) / windows;
    }
    assertThat((double) times.size()).isCloseTo(100_000, within(4 * Math.sqrt(100_000)));
    assertThat(variance).isCloseTo(10, within(0.6));
  }

  @Test
  void theSeedDecidesRandomArrivals() {
    Timeline timeline = Timeline.of(LoadPlan.parse("poisson 50/s for 20s"));

    assertThat(all(new Arrivals(timeline, 1))).isEqualTo(all(new Arrivals(timeline, 1)));
    assertThat(all(new Arrivals(timeline, 1))).isNotEqualTo(all(new Arrivals(timeline, 2)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "constant 100/s for 10s",
        "poisson 100/s for 10s",
        "ramp 0/s to 200/s for 5s, poisson sine 10/s to 90/s every 3s for 10s, stairs 1/s to 99/s"
            + " in 3 steps for 4s",
      })
  void anyNumberOfWorkersMakeTheArrivalsOfOne(String text) {
    LoadPlan plan = LoadPlan.parse(text);
    List<Double> one = all(Timeline.of(plan));
    for (int workers = 2; workers <= 5; workers++) {
      // When
      List<Double> together = new ArrayList<>();
      for (int worker = 0; worker < workers; worker++) {
        Timeline part = Timeline.of(plan, new Share(worker, workers));
        for (int loop = 0; loop < 2; loop++) {
          together.addAll(all(new Arrivals(part, SEED, loop, 2)));
        }
      }

      // Then
      Collections.sort(together);
      assertThat(together).isEqualTo(one);
    }
  }

  @Test
  void workersThatComeAndGoKeepTheArrivalsOfOne() {
    // Given
    LoadPlan plan = LoadPlan.parse("ramp 10/s to 200/s for 10s, constant 50/s for 10s");
    List<Double> one = all(Timeline.of(plan));

    // When: the second worker takes part from 3 s to 12.5 s.
    Timeline first = Timeline.of(plan).share(3, new Share(0, 2)).share(12.5, Share.ALL);
    Timeline second = Timeline.of(plan, Share.NONE).share(3, new Share(1, 2)).stop(12.5);
    List<Double> together = new ArrayList<>(all(first));
    together.addAll(all(second));

    // Then
    Collections.sort(together);
    assertThat(together).hasSameSizeAs(one);
    for (int i = 0; i < one.size(); i++) {
      assertThat(together.get(i)).isCloseTo(one.get(i), within(1e-6));
    }
  }

  @Test
  void anEditKeepsThePastAndCarriesOutTheNewPlan() {
    Random random = new Random(SEED);
    for (int round = 0; round < 50; round++) {
      // Given
      Timeline before = Timeline.of(LoadPlan.parse("poisson 80/s for 5s, ramp 0/s to 99/s for 5s"));
      Arrivals cursor = new Arrivals(before, SEED);
      double time = random.nextDouble() * 10;
      List<Double> times = new ArrayList<>();
      while (cursor.peek() < time) {
        times.add(cursor.peek());
        cursor.advance();
      }

      // When
      Timeline after = before.edit(time, LoadPlan.parse("constant 20/s for 3s"));
      cursor.follow(after);
      times.addAll(all(cursor));

      // Then
      assertThat(times).isEqualTo(all(after)).isSorted();
      assertThat(times.stream().filter(t -> t < time))
          .containsExactlyElementsOf(all(before).stream().filter(t -> t < time).toList());
      assertThat(times.stream().filter(t -> t >= time).count()).isBetween(60L, 61L);
      assertThat(after.end()).isCloseTo(time + 3, within(1e-9));
    }
  }

  @Test
  void aPauseMovesWhatWasToComeToLater() {
    // Given
    Timeline timeline = Timeline.of(LoadPlan.parse("constant 10/s for 2s, constant 20/s for 1s"));

    // When
    Timeline paused = timeline.pause(1);
    Timeline resumed = paused.resume(5);

    // Then
    assertThat(all(paused)).hasSize(10).allMatch(time -> time < 1);
    assertThat(all(resumed)).hasSize(40).noneMatch(time -> time >= 1 && time < 5);
    assertThat(resumed.end()).isEqualTo(7);
    assertThat(paused.level(3)).isZero();
    assertThat(resumed.level(6.5)).isEqualTo(20);
  }

  @Test
  void aCursorFollowsManyChanges() {
    // Given
    Timeline timeline = Timeline.of(LoadPlan.parse("poisson 50/s for 60s, constant 10/s"));
    Arrivals cursor = new Arrivals(timeline, SEED);
    List<Double> times = new ArrayList<>();

    // When
    Timeline next = timeline;
    for (int i = 1; i <= 30; i++) {
      while (cursor.peek() < i) {
        times.add(cursor.peek());
        cursor.advance();
      }
      next =
          switch (i % 5) {
            case 0 -> next.pause(i);
            case 1 -> next.resume(i);
            case 2 -> next.edit(i, LoadPlan.parse("poisson 30/s for 2s, ramp 30/s to 70/s for 9s"));
            case 3 -> next.skip(i);
            default -> next.share(i, Share.ALL);
          };
      cursor.follow(next);
    }
    cursor.follow(next.stop(31));
    times.addAll(all(cursor));

    // Then
    assertThat(times).isEqualTo(all(next.stop(31))).hasSizeGreaterThan(500);
  }

  private static List<Double> all(Timeline timeline) {
    return all(new Arrivals(timeline, SEED));
  }

  private static List<Double> all(Arrivals cursor) {
    List<Double> times = new ArrayList<>();
    for (; cursor.peek() != Double.POSITIVE_INFINITY; cursor.advance()) {
      times.add(cursor.peek());
    }
    return times;
  }
}
