package io.lakehousecdc.loadgen.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakehousecdc.loadgen.schedule.LoadPlan;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The page's modules by themselves: their plans against those of the engine, numbers and rules. */
@QuarkusTest
@TestProfile(FakeProfile.class)
class ModulesIT {
  private static Browser browser;
  private static Page page;

  @TestHTTPResource("/ui/icon.svg")
  URI anything;

  @BeforeAll
  static void startBrowser() throws Exception {
    Optional<Path> executable = Browser.installed();
    assumeTrue(
        executable.isPresent(), "No browser: install Chromium, or set CHROME_BIN to have this run");
    browser = Browser.start(executable.get());
  }

  @AfterAll
  static void closeBrowser() throws Exception {
    if (browser != null) {
      browser.close();
    }
  }

  @BeforeEach
  void openPage() {
    if (page == null) {
      page = browser.open(anything.toString(), 400, 400);
      page.until("location.pathname === '/ui/icon.svg'");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "constant 100/s for 1m",
        "poisson 100/s for 60s",
        "ramp 0/s to 200/s for 30s, constant 200/s for 2m, ramp 200/s to 0/s for 10s",
        "stairs 100/s to 500/s in 5 steps for 5m",
        "constant 60/min for 10s, spike 50/s to 500/s for 10s",
        "sine 100/s to 200/s every 1m for 3m",
        "sine 100/s to 200/s every 1m from 20s for 90s",
        "ramp 0 to 100 users for 30s, constant 100 users for 1h30m",
        "poisson ramp 5/s to 50/s for 20s, constant 50/s"
      })
  void curveAndTextAreThoseOfTheEngine(String text) {
    // Given
    LoadPlan plan = LoadPlan.parse(text);

    // When
    String written = plans("m.format(m.parse('%s'))", text).asText();
    String again = plans("m.format(m.parse('%s'))", plan.toString()).asText();
    JsonNode curve = plans("m.curve(m.parse('%s'), 200)", text);

    // Then
    assertThat(LoadPlan.parse(written)).isEqualTo(plan);
    assertThat(again).isEqualTo(written);
    for (double at = 0.5; at < Math.min(plan.seconds(), 180); at += 7.3) {
      assertThat(level(curve, at))
          .as("level after %s s", at)
          .isCloseTo(plan.level(at), within(plan.peak() * 0.01));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ramp 0/s to 200/s for 30s, constant 200/s for 2m",
        "stairs 100/s to 500/s in 5 steps for 5m",
        "spike 50/s to 500/s for 100s",
        "sine 100/s to 200/s every 1m for 3m"
      })
  void restIsThatOfTheEngine(String text) {
    // Given
    LoadPlan rest = LoadPlan.parse(text).rest(40).orElseThrow();

    // When
    double duration = plans("m.duration(m.rest(m.parse('%s'), 40))", text).asDouble();
    JsonNode curve = plans("m.curve(m.rest(m.parse('%s'), 40))", text);

    // Then
    assertThat(duration).isCloseTo(rest.seconds(), within(0.001));
    for (double at = 0.5; at < rest.seconds(); at += 3.1) {
      assertThat(level(curve, at)).isCloseTo(rest.level(at), within(rest.peak() * 0.01));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ramp 0/s to 200/s for 30s, constant 200/s for 2m | 1:end | 100 | 250 |"
            + " ramp 0/s to 250/s for 30s, constant 250/s for 70s",
        "ramp 0/s to 200/s for 30s, constant 50/s for 2m | 1:end | 150 | 80 |"
            + " ramp 0/s to 200/s for 30s, constant 80/s for 2m",
        "constant 50/s | 0:end | 999 | 70 | constant 70/s",
        "ramp 10/s to 20/s for 30s | 0:end | 30 | -5 | ramp 10/s to 0/s for 30s"
      })
  void movingAPointMovesWhatIsJoinedToIt(
      String text, String handle, int at, int level, String expected) {
    String moved =
        plans("m.format(m.move(m.parse('%s'), '%s', %d, %d))", text, handle, at, level).asText();
    assertThat(moved).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "constant 5/s for 1s, up | Not a stage: up",
        "constant 5/s, constant 6/s for 1s | without end",
        "constant 5 users for 1s, constant 6/s for 1s | Cannot mix users and /s"
      })
  void textThatIsNoPlanIsExplained(String text, String message) {
    String refusal =
        plans("(() => { try { m.parse('%s'); } catch (e) { return e.message; } })()", text)
            .asText();
    assertThat(refusal).contains(message);
  }

  @ParameterizedTest
  @CsvSource({
    "micros, 0, 0",
    "micros, 840, 840 µs",
    "micros, 8420, 8.42 ms",
    "micros, 84200, 84.2 ms",
    "micros, 1400000, 1.40 s",
    "count, 412, 412",
    "count, 9900, 9 900",
    "count, 12345, 12.3 k",
    "percent, 0, 0 %",
    "percent, 0.0002, 0.020 %",
    "percent, 0.41, 41 %",
    "change, -0.06, −6.0 %",
    "change, 0.123, +12 %",
    "clock, 192, 03:12",
    "clock, 3723, 1:02:03",
    "span, 150, 2 min 30 s"
  })
  void numbersAreWrittenForPeople(String function, double value, String expected) {
    String written = module("format", "m.%s(%s)".formatted(function, value)).asText();
    assertThat(written.replace('\u202f', ' ')).isEqualTo(expected);
  }

  @Test
  void axesHaveRoundValues() {
    assertThat(module("format", "m.linearTicks(0, 230, 4)")).hasToString("[0,100,200]");
    assertThat(module("format", "m.logTicks(800, 300000)")).hasToString("[1000,10000,100000]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "http_req_duration p(99)<200 | 200000 | API p99",
        "http p(99)<200ms | 200000 | API p99",
        "http_req_duration{op:Get Single Item}: 'p(95)<50' | 50000 | Get Single Item API p95",
        "freshness p(99)<30s | 30000000 | freshness p99",
        "errors<1% | 0.01 | errors",
        "lost count==0 | 0 | lost"
      })
  void limitsAreReadFromRules(String text, double limit, String label) {
    JsonNode rule =
        module("thresholds", "[m.parse(`%1$s`).limit, m.label(m.parse(`%1$s`))]".formatted(text));
    assertThat(rule.get(0).asDouble()).isEqualTo(limit);
    assertThat(rule.get(1).asText()).isEqualTo(label);
  }

  @Test
  void whatIsNoRuleIsNone() {
    assertThat(module("thresholds", "m.parse('faster please')").isNull()).isTrue();
  }

  private static JsonNode plans(String expression, Object... arguments) {
    return module("plan", expression.formatted(arguments));
  }

  private static JsonNode module(String name, String expression) {
    return page.evaluate("import('/ui/%s.js').then(m => %s)".formatted(name, expression));
  }

  private static double level(JsonNode curve, double at) {
    for (int i = 1; i < curve.size(); i++) {
      double from = curve.get(i - 1).get(0).asDouble();
      double to = curve.get(i).get(0).asDouble();
      if (at >= from && at < to) {
        double low = curve.get(i - 1).get(1).asDouble();
        return low + (curve.get(i).get(1).asDouble() - low) * (at - from) / (to - from);
      }
    }
    return 0;
  }
}
