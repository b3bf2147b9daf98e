package io.lakehousecdc.loadgen.web;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/** A page of a {@link Browser}: what somebody sees and does. Waits for what it needs. */
final class Page {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Map<String, String> CODES =
      Map.of(" ", "Space", "ArrowUp", "ArrowUp", "Enter", "Enter", "Escape", "Escape");

  private final Browser browser;
  private final String session;

  Page(Browser browser, String session) {
    this.browser = browser;
    this.session = session;
  }

  JsonNode evaluate(String expression) {
    JsonNode result =
        browser
            .send(
                session,
                "Runtime.evaluate",
                Map.of("expression", expression, "returnByValue", true, "awaitPromise", true))
            .path("result");
    if (result.has("exceptionDetails")) {
      throw new IllegalStateException(expression + ": " + result.path("exceptionDetails"));
    }
    return result.path("result").path("value");
  }

  /** Waits until an expression is true. */
  void until(String expression) {
    Awaitility.await(expression)
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(50))
        .ignoreException(IllegalStateException.class)
        .until(() -> evaluate(expression).asBoolean());
  }

  /** Waits until an element has a text. */
  void untilText(String selector, String text) {
    until("document.querySelector('%s').textContent.includes('%s')".formatted(selector, text));
  }

  String text(String selector) {
    return evaluate("document.querySelector('%s').textContent".formatted(selector)).asText();
  }

  void click(String selector) {
    JsonNode at = middle(selector);
    mouse("mousePressed", at.get(0).asDouble(), at.get(1).asDouble());
    mouse("mouseReleased", at.get(0).asDouble(), at.get(1).asDouble());
  }

  /** Takes an element with the mouse and puts it down somewhere else. */
  void drag(String selector, int right, int down) {
    JsonNode at = middle(selector);
    double x = at.get(0).asDouble();
    double y = at.get(1).asDouble();
    mouse("mouseMoved", x, y);
    mouse("mousePressed", x, y);
    for (int step = 1; step <= 4; step++) {
      mouse("mouseMoved", x + right * step / 4.0, y + down * step / 4.0);
    }
    mouse("mouseReleased", x + right, y + down);
  }

  /** Presses a key, whatever has the focus. */
  void key(String key) {
    for (String type : List.of("keyDown", "keyUp")) {
      browser.send(
          session,
          "Input.dispatchKeyEvent",
          Map.of("type", type, "key", key, "code", CODES.getOrDefault(key, "")));
    }
  }

  List<String> errors() {
    return browser.errors(session);
  }

  private JsonNode middle(String selector) {
    until("document.querySelector('%s')?.getBoundingClientRect().width > 0".formatted(selector));
    return evaluate(
        """
        (() => { const e = document.querySelector('%s'); e.scrollIntoView({block: 'nearest'});
        const r = e.getBoundingClientRect(); return [r.x + r.width / 2, r.y + r.height / 2]; })()
        """
            .formatted(selector));
  }

  private void mouse(String type, double x, double y) {
    browser.send(
        session,
        "Input.dispatchMouseEvent",
        Map.of("type", type, "x", x, "y", y, "button", "left", "buttons", 1, "clickCount", 1));
  }
}
