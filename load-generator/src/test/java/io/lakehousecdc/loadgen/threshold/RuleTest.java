package io.lakehousecdc.loadgen.threshold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakehousecdc.loadgen.workload.Outcome;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "http_req_duration: p(99)<200                      | http_req_duration p(99)<200",
        "http_req_duration: 'p(99.9)<1s'                   | http_req_duration p(99.9)<1000",
        "http_req_duration{op:Get Single Item}: p(99)<200  | http_req_duration{op:Get Single Item} p(99)<200",
        "http_req_duration{ name:A , status:404 }:avg<=1.5 | http_req_duration{op:A,status:404} avg<=1.5",
        "http_req_failed{outcome:timeout} rate < 0.1%      | http_req_failed{outcome:TIMEOUT} rate<0.001",
        "http p(99)<200ms                                  | http_req_duration p(99)<200",
        "http med < 750 us                                 | http_req_duration med<0.75",
        "http p(50)<1m                                     | http_req_duration med<60000",
        "errors<1%                                         | http_req_failed rate<0.01",
        "errors rate<0.01 abortOnFail                      | http_req_failed rate<0.01 abortOnFail",
        "errors<5% abortOnFail delayAbortEval=10s          | http_req_failed rate<0.05 abortOnFail delayAbortEval 10000ms",
        "freshness p(99)<5s                                | freshness p(99)<5000",
        "lost==0                                           | lost count==0",
        "lost: count == 0                                  | lost count==0",
        "http_reqs rate>=100/s                             | http_reqs rate>=100",
        "http_reqs count!=0                                | http_reqs count!=0",
        "checks rate>99%                                   | checks rate>0.99",
        "generator_cpu value<80%                           | generator_cpu value<0.8",
        "oldest_unseen<10s                                 | oldest_unseen value<10000",
        "slot_lag_bytes: 'value<1000000'                   | slot_lag_bytes value<1000000",
        "schedule_lag: p(99)<5ms                           | schedule_lag p(99)<5",
      })
  void readsWhatPeopleWrite(String line, String canonical) {
    assertThat(Rule.parse(line).text()).isEqualTo(canonical);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "http_req_durations p(99)<1  | there is no metric 'http_req_durations'; known are http, errors, http_req_duration,",
        "http<200                    | http_req_duration has no aggregation ''; it has avg, min, max, med, p(N) (at '<200')",
        "errors p(99)<1              | http_req_failed has no aggregation 'p'; it has rate",
        "http rate<1                 | http_req_duration has no aggregation 'rate'",
        "http p99<1                  | http_req_duration has no aggregation 'p99'",
        "http p<1                    | a percentile is written p(99) (at '<1')",
        "http p(101)<1               | a percentile is written p(N), with N from 0 to 100",
        "http p(99)=1                | an operator was expected: < <= > >= == != (at '=1')",
        "http p(99)<                 | a number was expected, not '' (at the end)",
        "http p(99)<1..2             | a number was expected, not '1..2'",
        "http p(99)<20%              | '%' does not suit http_req_duration, which is a time such as 200 (milliseconds), 200ms or 5s",
        "errors<5s                   | 's' does not suit http_req_failed, which is a ratio such as 0.01 or 1%",
        "lost==0 please              | only abortOnFail and delayAbortEval may follow",
        "http p(99)<20x              | only abortOnFail and delayAbortEval may follow (at the end)",
        "'http p(99)<20              | there is no metric ''",
        "http_req_duration: 'p(9)<2  | the quote is not closed (at the end)",
        "http{op:A p(99)<2           | the brace is not closed",
        "http{size:A} p(99)<2        | there is no tag 'size'; known are op, status, outcome",
        "http{status:ok} p(99)<2     | 'ok' is no HTTP status",
        "http{outcome:bad} p(99)<2   | there is no outcome 'bad'; known are [OK, UNEXPECTED_STATUS,",
        "http{op} p(99)<2            | a tag is written key:value",
        "lost{op:A}==0               | lost has no tags",
      })
  void saysWhatIsWrong(String line, String reason) {
    assertThatThrownBy(() -> Rule.parse(line))
        .isInstanceOf(ThresholdException.class)
        .hasMessageStartingWith("Cannot read threshold '" + line + "': ")
        .hasMessageContaining(reason);
  }

  @Test
  void everyRuleReadsItsOwnText() {
    Random random = new Random(7);
    for (int i = 0; i < 2_000; i++) {
      // Given
      Rule rule = randomRule(random);

      // Then
      assertThat(Rule.parse(rule.text())).isEqualTo(rule);
    }
  }

  @Test
  void holdsByItsOperator() {
    assertThat(Rule.parse("http p(99)<200").holds(200)).isFalse();
    assertThat(Rule.parse("http p(99)<=200").holds(200)).isTrue();
    assertThat(Rule.parse("http_reqs count>200").holds(200)).isFalse();
    assertThat(Rule.parse("http_reqs count>=200").holds(200)).isTrue();
    assertThat(Rule.parse("lost==0").holds(1)).isFalse();
    assertThat(Rule.parse("http_reqs count!=0").holds(1)).isTrue();
  }

  private static Rule randomRule(Random random) {
    Metric metric = pick(random, Metric.values());
    List<Aggregation> aggregations =
        Arrays.stream(Aggregation.Function.values())
            .map(
                function ->
                    function == Aggregation.Function.PERCENTILE
                        ? Aggregation.percentile(random.nextInt(100_001) / 1000.0)
                        : Aggregation.of(function))
            .filter(aggregation -> aggregation.suits(metric.kind()))
            .toList();
    Selector selector =
        metric.hasTags()
            ? new Selector(
                random.nextBoolean() ? "Get: " + random.nextInt(9) : null,
                random.nextBoolean() ? random.nextInt(600) : null,
                random.nextBoolean() ? pick(random, Outcome.values()) : null)
            : Selector.ALL;
    boolean abort = random.nextBoolean();
    return new Rule(
        metric,
        selector,
        aggregations.get(random.nextInt(aggregations.size())),
        pick(random, Comparison.values()),
        random.nextInt(1_000_000) / 1000.0,
        abort,
        abort ? Duration.ofMillis(random.nextInt(3) * 500L) : Duration.ZERO);
  }

  private static <T> T pick(Random random, T[] values) {
    return values[random.nextInt(values.length)];
  }
}
