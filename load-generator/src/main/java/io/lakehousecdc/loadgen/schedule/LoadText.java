package io.lakehousecdc.loadgen.schedule;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The written form of plans. */
final class LoadText {
  private static final int LONGEST = 100_000;
  private static final String NUMBER = "(\\d+(?:\\.\\d+)?)";
  private static final String UNIT = "\\s*(/s|/m|/min|/h|\\s*users?)?";
  private static final String LEVEL = NUMBER + UNIT;
  private static final String SPAN = "(" + Spans.PATTERN + ")";
  private static final String LENGTH = "(?:\\s+for\\s+" + SPAN + ")?";
  private static final String TWO = LEVEL + "\\s+to\\s+" + LEVEL;

  private static final Pattern CONSTANT = pattern("constant\\s+" + LEVEL + LENGTH);
  private static final Pattern RAMP = pattern("ramp\\s+" + TWO + LENGTH);
  private static final Pattern STAIRS =
      pattern("stairs\\s+" + TWO + "\\s+in\\s+(\\d{1,6})\\s+steps" + LENGTH);
  private static final Pattern SPIKE = pattern("spike\\s+" + TWO + LENGTH);
  private static final Pattern SINE =
      pattern("sine\\s+" + TWO + "\\s+every\\s+" + SPAN + "(?:\\s+from\\s+" + SPAN + ")?" + LENGTH);
  private static final Pattern POISSON = pattern("poisson\\s+(.*)");
  private static final Pattern SHAPE_NAME = pattern("(constant|ramp|stairs|spike|sine)\\b.*");

  private static final String FORMS =
      "constant 100/s for 60s | ramp 0/s to 200/s for 1m | stairs 100/s to 500/s in 5 steps for 5m |"
          + " spike 50/s to 500/s for 10s | sine 100/s to 200/s every 1m for 10m, each with users in"
          + " place of /s, or with poisson before it";

  private final String text;
  private @Nullable LoadModel model;

  private LoadText(String text) {
    this.text = text;
  }

  private static Pattern pattern(String regex) {
    return Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
  }

  static LoadPlan parse(String text) {
    if (text.length() > LONGEST) {
      throw new IllegalArgumentException(
          "Cannot read a load of %d characters: %d at most".formatted(text.length(), LONGEST));
    }
    return new LoadText(text).plan();
  }

  private LoadPlan plan() {
    List<Stage> stages = new ArrayList<>();
    for (String part : text.split("[,\n]", -1)) {
      if (!part.isBlank()) {
        stages.add(stage(part.strip()));
      }
    }
    if (model == null) {
      throw problem(text.strip(), "there is no stage in it (write " + FORMS + ")");
    }
    try {
      return new LoadPlan(model, stages);
    } catch (IllegalArgumentException wrong) {
      throw problem(text.strip(), String.valueOf(wrong.getMessage()));
    }
  }

  private Stage stage(String part) {
    Matcher poisson = POISSON.matcher(part);
    if (!poisson.matches()) {
      return new Stage(checkedShape(part, part), Spacing.REGULAR);
    }
    String rest = poisson.group(1).strip();
    String shape = SHAPE_NAME.matcher(rest).matches() ? rest : "constant " + rest;
    return new Stage(checkedShape(shape, part), Spacing.POISSON);
  }

  private Shape checkedShape(String shape, String part) {
    try {
      return shape(shape, part);
    } catch (IllegalArgumentException wrong) {
      String message = String.valueOf(wrong.getMessage());
      throw message.startsWith("Cannot read") ? wrong : problem(part, message);
    }
  }

  private Shape shape(String shape, String part) {
    Matcher m = CONSTANT.matcher(shape);
    if (m.matches()) {
      double level = Double.parseDouble(m.group(1)) * unit(m.group(2), m.group(2), part);
      return new Constant(level, seconds(m.group(3)));
    }
    if ((m = RAMP.matcher(shape)).matches()) {
      return new Ramp(low(m, part), high(m, part), bounded(m.group(5), part));
    }
    if ((m = STAIRS.matcher(shape)).matches()) {
      int steps = Integer.parseInt(m.group(5));
      return new Stairs(low(m, part), high(m, part), steps, bounded(m.group(6), part));
    }
    if ((m = SPIKE.matcher(shape)).matches()) {
      return new Spike(low(m, part), high(m, part), bounded(m.group(5), part));
    }
    if ((m = SINE.matcher(shape)).matches()) {
      double phase = m.group(6) == null ? 0 : Spans.seconds(m.group(6));
      return new Sine(
          low(m, part), high(m, part), Spans.seconds(m.group(5)), phase, seconds(m.group(7)));
    }
    throw problem(part, "it is none of " + FORMS);
  }

  private double low(Matcher levels, String part) {
    return Double.parseDouble(levels.group(1)) * unit(levels.group(2), levels.group(4), part);
  }

  private double high(Matcher levels, String part) {
    return Double.parseDouble(levels.group(3)) * unit(levels.group(4), levels.group(2), part);
  }

  /** What a number counts in, or if it does not say so, what the other number of the stage does. */
  private double unit(@Nullable String own, @Nullable String other, String part) {
    String unit = own != null ? own : other;
    if (unit == null) {
      throw problem(part, "the level has no unit (write 100/s, or 100 users)");
    }
    String word = unit.strip().toLowerCase(Locale.ROOT);
    LoadModel meant = word.startsWith("user") ? LoadModel.CLOSED : LoadModel.OPEN;
    if (model != null && model != meant) {
      throw problem(text.strip(), "a load has either rates or users, not both");
    }
    model = meant;
    return switch (word) {
      case "/m", "/min" -> 1.0 / 60;
      case "/h" -> 1.0 / 3600;
      default -> 1;
    };
  }

  private static double seconds(@Nullable String span) {
    return span == null ? Double.POSITIVE_INFINITY : Spans.seconds(span);
  }

  private static double bounded(@Nullable String span, String part) {
    if (span == null) {
      throw problem(part, "it does not say for how long (write for 60s)");
    }
    return Spans.seconds(span);
  }

  private static IllegalArgumentException problem(String what, String reason) {
    return new IllegalArgumentException("Cannot read load \"%s\": %s".formatted(what, reason));
  }

  static String print(LoadPlan plan) {
    return plan.stages().stream()
        .map(stage -> print(stage, plan.model()))
        .collect(Collectors.joining(", "));
  }

  private static String print(Stage stage, LoadModel model) {
    String shape = print(stage.shape(), model.unit());
    String length =
        stage.shape().seconds() == Double.POSITIVE_INFINITY
            ? ""
            : " for " + Spans.text(stage.shape().seconds());
    return (stage.spacing() == Spacing.POISSON ? "poisson " : "") + shape + length;
  }

  private static String print(Shape shape, String unit) {
    if (shape instanceof Constant constant) {
      return "constant " + Numbers.text(constant.level()) + unit;
    }
    if (shape instanceof Ramp ramp) {
      return "ramp " + levels(ramp.from(), ramp.to(), unit);
    }
    if (shape instanceof Stairs stairs) {
      return "stairs %s in %d steps"
          .formatted(levels(stairs.from(), stairs.to(), unit), stairs.steps());
    }
    if (shape instanceof Spike spike) {
      return "spike " + levels(spike.base(), spike.top(), unit);
    }
    Sine sine = (Sine) shape;
    String phase = sine.phase() == 0 ? "" : " from " + Spans.text(sine.phase());
    return "sine %s every %s%s"
        .formatted(levels(sine.low(), sine.high(), unit), Spans.text(sine.period()), phase);
  }

  private static String levels(double from, double to, String unit) {
    return Numbers.text(from) + unit + " to " + Numbers.text(to) + unit;
  }
}
