package io.lakehousecdc.loadgen.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;
import java.util.function.ToDoubleFunction;

/**
 * A chart over the seconds of a run as inline SVG. A column that stands for several seconds shows
 * the highest of them, so that no peak is lost.
 */
final class Chart {
  private static final int WIDTH = 960;
  private static final int HEIGHT = 240;
  private static final int LEFT = 64;
  private static final int RIGHT = 12;
  private static final int TOP = 10;
  private static final int BOTTOM = 24;
  private static final int MOST_COLUMNS = 600;
  private static final int TIME_TICKS = 6;

  /**
   * A line of the chart.
   *
   * @param style of the style sheet
   * @param value of a second; NaN where there is none
   */
  record Line<T>(String name, String style, ToDoubleFunction<T> value) {}

  private record Point(double x, double y) {}

  private final String title;
  private final Axis axis;
  private final DoubleFunction<String> label;
  private final long from;
  private final long to;
  private final Markup marks = new Markup();
  private final Markup lines = new Markup();
  private final Markup legend = new Markup();

  /**
   * @param label of a value on the axis
   * @param from epoch second; likewise {@code to}
   */
  Chart(String title, Axis axis, DoubleFunction<String> label, long from, long to) {
    this.title = title;
    this.axis = axis;
    this.label = label;
    this.from = from;
    this.to = Math.max(to, from + 1);
  }

  <T> Chart add(Line<T> line, List<T> values, ToDoubleFunction<T> time) {
    List<List<Point>> pieces = pieces(line, values, time);
    if (!pieces.isEmpty()) {
      for (List<Point> piece : pieces) {
        lines.empty("polyline", "class", "line " + line.style(), "points", points(piece));
      }
      legend.open("span", "class", "key " + line.style()).text(line.name()).close("span");
    }
    return this;
  }

  /** A line over the whole width: a limit. */
  Chart limit(String name, double value) {
    if (value <= axis.high()) {
      String y = number(y(value));
      marks.open(
          "line", "class", "limit", "x1", text(LEFT), "x2", text(WIDTH - RIGHT), "y1", y, "y2", y);
      marks.element("title", name).close("line");
      legend.open("span", "class", "key limit").text(name).close("span");
    }
    return this;
  }

  /** Something that happened at a time. */
  Chart mark(double second, String kind, String name) {
    String x = number(x(second));
    marks.open(
        "line",
        "class",
        "mark " + kind,
        "x1",
        x,
        "x2",
        x,
        "y1",
        text(TOP),
        "y2",
        text(HEIGHT - BOTTOM));
    marks.element("title", name).close("line");
    return this;
  }

  /** A stretch of time that does not count. */
  Chart shade(double second) {
    marks.empty(
        "rect",
        "class",
        "shade",
        "x",
        text(LEFT),
        "y",
        text(TOP),
        "width",
        number(Math.max(0, x(second) - LEFT)),
        "height",
        text(HEIGHT - BOTTOM - TOP));
    return this;
  }

  @Override
  public String toString() {
    Markup chart = new Markup();
    chart.open("figure").element("figcaption", title);
    chart.open("svg", "viewBox", "0 0 " + WIDTH + " " + HEIGHT, "role", "img", "aria-label", title);
    grid(chart);
    chart.raw(marks.toString()).raw(lines.toString()).close("svg");
    chart.open("div", "class", "legend").raw(legend.toString()).close("div").close("figure");
    return chart.toString();
  }

  private void grid(Markup chart) {
    for (double value : axis.ticks()) {
      String y = number(y(value));
      chart.empty(
          "line", "class", "grid", "x1", text(LEFT), "x2", text(WIDTH - RIGHT), "y1", y, "y2", y);
      chart.element(
          "text",
          label.apply(value),
          "class",
          "tick value",
          "x",
          text(LEFT - 6),
          "y",
          number(y(value) + 4));
    }
    for (int i = 0; i <= TIME_TICKS; i++) {
      double second = from + (double) (to - from) * i / TIME_TICKS;
      chart.element(
          "text",
          clock(Math.round(second - from)),
          "class",
          i == 0 ? "tick first" : i == TIME_TICKS ? "tick last" : "tick time",
          "x",
          number(x(second)),
          "y",
          text(HEIGHT - 6));
    }
  }

  /** Lines between neighbours; a gap in the values is one in the line. */
  private <T> List<List<Point>> pieces(Line<T> line, List<T> values, ToDoubleFunction<T> time) {
    List<List<Point>> pieces = new ArrayList<>();
    List<Point> piece = new ArrayList<>();
    int step = (values.size() + MOST_COLUMNS - 1) / MOST_COLUMNS;
    for (int i = 0; i < values.size(); i += Math.max(1, step)) {
      double highest = Double.NaN;
      for (T value : values.subList(i, Math.min(values.size(), i + step))) {
        double next = line.value().applyAsDouble(value);
        highest =
            Double.isNaN(highest) ? next : Math.max(highest, Double.isNaN(next) ? highest : next);
      }
      if (Double.isNaN(highest)) {
        piece = new ArrayList<>();
      } else {
        if (piece.isEmpty()) {
          pieces.add(piece);
        }
        piece.add(new Point(x(time.applyAsDouble(values.get(i))), y(highest)));
      }
    }
    return pieces;
  }

  private static String points(List<Point> piece) {
    StringBuilder points = new StringBuilder();
    for (Point point : piece) {
      points.append(number(point.x())).append(',').append(number(point.y())).append(' ');
    }
    // A lone point would be invisible.
    if (piece.size() == 1) {
      points.append(number(piece.get(0).x() + 1)).append(',').append(number(piece.get(0).y()));
    }
    return points.toString().strip();
  }

  private double x(double second) {
    return LEFT + (second - from) / (to - from) * (WIDTH - LEFT - RIGHT);
  }

  private double y(double value) {
    return TOP + (1 - axis.place(value)) * (HEIGHT - TOP - BOTTOM);
  }

  private static String clock(long seconds) {
    return String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }

  private static String text(int value) {
    return String.valueOf(value);
  }
}
