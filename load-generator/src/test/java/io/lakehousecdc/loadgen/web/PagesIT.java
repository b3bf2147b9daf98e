package io.lakehousecdc.loadgen.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The pages in a real browser, with runs that are made up. Skipped where there is no browser. */
@QuarkusTest
@TestProfile(FakeProfile.class)
class PagesIT {
  private static Browser browser;

  @TestHTTPResource("/")
  URI home;

  @Inject Runs runs;

  private Page page;

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

  @AfterEach
  void stopWhatIsGoingOn() {
    runs.runs().stream()
        .filter(run -> run.endedAt() == null)
        .forEach(run -> runs.command(run.id(), Runs.Command.STOP));
  }

  @Test
  void runIsStartedEditedPausedStoppedAndCompared() {
    // Given
    page = browser.open(home.toString(), 1440, 900);
    page.untilText(".figures", "28");

    // When
    page.drag(".handle[data-id=\"0:end\"]", 30, 60);

    // Then
    page.until("document.querySelector('.load-text').value.includes('constant 200/s') === false");
    String shaped = page.evaluate("document.querySelector('.load-text').value").asText();
    page.until("!document.querySelector('.primary.big').disabled");

    // When
    page.click(".primary.big");

    // Then
    page.untilText(".pill", "Running");
    String id = page.evaluate("location.hash.split('/')[2]").asText();
    assertThat(runs.run(id).load()).isEqualTo(shaped.replace("\n", ", "));
    page.until("document.querySelectorAll('.verdict-chips li').length >= 7");
    page.untilText(".verdict-word", "PASS");

    // When
    page.drag(".handle[data-id=\"0:end\"]", 0, -40);

    // Then
    page.until("!document.querySelector('.load-strip').hidden");
    String edited = page.evaluate("document.querySelector('.load-strip textarea').value").asText();
    page.click(".load-strip .primary");
    page.until("document.querySelector('.load-strip').hidden");
    assertThat(runs.run(id).load()).isEqualTo(edited).isNotEqualTo(shaped);

    // When
    page.key(" ");

    // Then
    page.untilText(".pill", "Paused");
    page.key(" ");
    page.untilText(".pill", "Running");

    // When
    page.click(".stop");
    page.untilText(".stop", "Really stop");
    page.click(".stop");

    // Then
    page.untilText(".pill", "Finished");

    // When
    page.key("5");

    // Then
    page.until("document.querySelectorAll('.compare tbody tr').length === 6");
    page.untilText(".compare-heads", "#" + id);
    assertThat(page.errors()).isEmpty();
  }

  @Test
  void operationIsShownAloneAndStretchesAreZoomedInto() {
    // Given
    page = browser.open(home.resolve("#/run/39").toString(), 1440, 900);
    page.untilText(".operations", "Create Item");

    // When
    page.click(".operations tbody tr:nth-child(4) .op-name");
    page.drag(".chart-latency .surface", 60, 0);

    // Then
    page.untilText(".view-tools", "Only Create Item");
    page.untilText(".view-tools", "Zoom");
    page.until("document.querySelector('.chart-load .legend').textContent.startsWith('done')");
    page.key("Escape");
    page.until("document.querySelectorAll('.chosen-zoom:not([hidden])').length === 0");
    assertThat(page.errors()).isEmpty();
  }

  @Test
  void whatServersSayIsTextAndNeverMarkup() {
    // Given
    page = browser.open(home.resolve("#/run/39").toString(), 1440, 900);
    page.untilText(".tablist", "Logs");

    // When
    page.key("4");

    // Then
    page.untilText(".logs", "<script>alert(1)</script>");
    assertThat(page.evaluate("document.querySelectorAll('.logs script').length").asInt()).isZero();
    assertThat(page.errors()).isEmpty();
  }

  @Test
  void oneScreenIsEnoughAndPhonesNeedNoSidewaysScrolling() {
    page = browser.open(home.resolve("#/run/39").toString(), 1440, 900);
    page.untilText(".operations", "All operations");
    assertThat(page.evaluate("document.documentElement.scrollHeight").asInt()).isEqualTo(900);

    Page phone = browser.open(home.resolve("#/run/39").toString(), 390, 844);
    phone.untilText(".operations", "All operations");
    assertThat(phone.evaluate("document.documentElement.scrollWidth").asInt()).isEqualTo(390);
    assertThat(
            phone
                .evaluate("document.querySelector('.chart-freshness').getBoundingClientRect().top")
                .asInt())
        .isLessThan(844);
  }

  @Test
  void badLoadIsExplainedAndCannotBeStarted() {
    // Given
    page = browser.open(home.toString(), 1440, 900);
    page.untilText(".figures", "28");

    // When
    page.evaluate(
        """
        (() => { const e = document.querySelector('.load-text'); e.value = 'ramp up';
        e.dispatchEvent(new Event('input')); })()
        """);

    // Then
    page.untilText("#load-error", "Not a stage: ramp up");
    page.until("document.querySelector('.primary.big').disabled");
  }
}
