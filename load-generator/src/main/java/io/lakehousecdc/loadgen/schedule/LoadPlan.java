package io.lakehousecdc.loadgen.schedule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The load that somebody wants: stages, one after the other. Only the last one may be without an
 * end.
 */
public record LoadPlan(LoadModel model, List<Stage> stages) {
  private static final int MOST_STAGES = 2000;

  /**
   * @throws IllegalArgumentException if there is no stage, or an endless one is not the last, or
   *     users shall arrive at random
   */
  public LoadPlan {
    stages = List.copyOf(stages);
    if (stages.isEmpty() || stages.size() > MOST_STAGES) {
      throw new IllegalArgumentException(
          "a load has from 1 to %d stages, not %d".formatted(MOST_STAGES, stages.size()));
    }
    for (int i = 0; i < stages.size(); i++) {
      if (i < stages.size() - 1 && stages.get(i).shape().seconds() == Double.POSITIVE_INFINITY) {
        throw new IllegalArgumentException(
            "stage %d has no end (write for 60s), so those after it never come".formatted(i + 1));
      }
      if (model == LoadModel.CLOSED && stages.get(i).spacing() == Spacing.POISSON) {
        throw new IllegalArgumentException("poisson is for rates, and these are users");
      }
    }
  }

  /**
   * Reads a load text: stages such as {@code ramp 0/s to 200/s for 1m}, joined by commas or new
   * lines.
   *
   * @throws IllegalArgumentException {@code Cannot read load "…": …}
   */
  public static LoadPlan parse(String text) {
    return LoadText.parse(text);
  }

  /** How long the plan lasts; {@link Double#POSITIVE_INFINITY} without an end. */
  public double seconds() {
    return stages.stream().mapToDouble(stage -> stage.shape().seconds()).sum();
  }

  /** Whether the plan ends by itself. */
  public boolean bounded() {
    return seconds() != Double.POSITIVE_INFINITY;
  }

  /** The highest level of all stages. */
  public double peak() {
    return stages.stream().mapToDouble(stage -> stage.shape().peak()).max().orElse(0);
  }

  /** The level at a time; 0 before the beginning and from the end on. */
  public double level(double time) {
    return Timeline.of(this).level(time);
  }

  /** The integral of the level from the beginning: in the open model, the calls due until then. */
  public double cumulative(double time) {
    return Timeline.of(this).cumulative(time);
  }

  /** Index of the stage at a time; that of the last stage after the end. */
  private int stageAt(double time) {
    double end = 0;
    for (int i = 0; i < stages.size(); i++) {
      end += stages.get(i).shape().seconds();
      if (time < end) {
        return i;
      }
    }
    return stages.size() - 1;
  }

  /** The plan that remains after {@code time}; empty if it is over by then. */
  public Optional<LoadPlan> rest(double time) {
    List<Stage> left = new ArrayList<>();
    double start = 0;
    for (Stage stage : stages) {
      double end = start + stage.shape().seconds();
      if (start >= time) {
        left.add(stage);
      } else if (end > time) {
        left.addAll(rest(stage, time - start));
      }
      start = end;
    }
    return left.isEmpty() ? Optional.empty() : Optional.of(new LoadPlan(model, left));
  }

  private static List<Stage> rest(Stage stage, double time) {
    List<Stage> left = new ArrayList<>();
    double start = 0;
    for (Curve curve : stage.shape().curves()) {
      double end = start + curve.seconds();
      if (start >= time) {
        left.add(new Stage(curve, stage.spacing()));
      } else if (end - time > 1e-9) {
        left.add(new Stage(curve.rest(time - start), stage.spacing()));
      }
      start = end;
    }
    return left;
  }

  /** The plan from the stage after that of {@code time} on; empty if there is none. */
  public Optional<LoadPlan> withoutStageAt(double time) {
    List<Stage> left = stages.subList(stageAt(time) + 1, stages.size());
    return left.isEmpty() ? Optional.empty() : Optional.of(new LoadPlan(model, left));
  }

  /** The load text, which {@link #parse} reads. */
  @Override
  public String toString() {
    return LoadText.print(this);
  }
}
