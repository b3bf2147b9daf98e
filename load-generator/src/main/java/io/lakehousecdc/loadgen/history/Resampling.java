package io.lakehousecdc.loadgen.history;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;

/**
 * Draws blocks with replacement and works out the figures of each draw: how they scatter tells how
 * much they would differ if the run were repeated. Percentiles are those of the merged histograms
 * of a draw.
 */
final class Resampling {
  /** The figures, in this order. */
  static final List<String> FIGURES = List.of("rate", "errors", "p50", "p90", "p99", "p999");

  private static final double[] PERCENTILES = {50, 90, 99, 99.9};
  private static final int DRAWS = 400;

  private final List<Block> blocks;
  private final int blockSeconds;

  /** All values of all blocks, ascending, and where those of each block are among them. */
  private final long[] values;

  private final int[][] places;
  private final long[][] counts;

  Resampling(List<Block> blocks, int blockSeconds) {
    this.blocks = blocks;
    this.blockSeconds = blockSeconds;
    TreeSet<Long> distinct = new TreeSet<>();
    for (Block block : blocks) {
      for (HistogramIterationValue value : block.response().recordedValues()) {
        distinct.add(value.getValueIteratedTo());
      }
    }
    this.values = distinct.stream().mapToLong(Long::longValue).toArray();
    this.places = new int[blocks.size()][];
    this.counts = new long[blocks.size()][];
    for (int i = 0; i < blocks.size(); i++) {
      index(i, blocks.get(i).response());
    }
  }

  /** The figures of the run as it was. */
  double[] measured() {
    int[] once = new int[blocks.size()];
    Arrays.fill(once, 1);
    return figures(once);
  }

  /** The standard error of each figure. */
  double[] standardErrors(Random random) {
    double[][] draws = new double[DRAWS][];
    for (int draw = 0; draw < DRAWS; draw++) {
      int[] times = new int[blocks.size()];
      for (int i = 0; i < blocks.size(); i++) {
        times[random.nextInt(blocks.size())]++;
      }
      draws[draw] = figures(times);
    }
    // The scatter of draws is too small by this factor: a draw holds some blocks twice.
    double correction = Math.sqrt(blocks.size() / (blocks.size() - 1.0));
    double[] errors = new double[FIGURES.size()];
    for (int figure = 0; figure < errors.length; figure++) {
      errors[figure] = correction * deviation(draws, figure);
    }
    return errors;
  }

  private void index(int block, Histogram histogram) {
    int size = 0;
    int[] place = new int[values.length];
    long[] count = new long[values.length];
    for (HistogramIterationValue value : histogram.recordedValues()) {
      place[size] = Arrays.binarySearch(values, value.getValueIteratedTo());
      count[size++] = value.getCountAtValueIteratedTo();
    }
    places[block] = Arrays.copyOf(place, size);
    counts[block] = Arrays.copyOf(count, size);
  }

  private double[] figures(int[] times) {
    long[] merged = new long[values.length];
    long errors = 0;
    long total = 0;
    for (int block = 0; block < times.length; block++) {
      for (int i = 0; times[block] > 0 && i < places[block].length; i++) {
        merged[places[block][i]] += times[block] * counts[block][i];
      }
      errors += times[block] * blocks.get(block).errors();
      total += times[block] * blocks.get(block).count();
    }
    double[] figures = new double[FIGURES.size()];
    figures[0] = (double) total / ((long) times.length * blockSeconds);
    figures[1] = total == 0 ? 0 : (double) errors / total;
    for (int i = 0; i < PERCENTILES.length; i++) {
      figures[2 + i] = percentile(merged, total, PERCENTILES[i]);
    }
    return figures;
  }

  private double percentile(long[] merged, long total, double percentile) {
    double rank = Math.max(1, Math.ceil(percentile / 100 * total));
    long sum = 0;
    for (int i = 0; i < merged.length; i++) {
      sum += merged[i];
      if (sum >= rank) {
        return values[i];
      }
    }
    return 0;
  }

  private static double deviation(double[][] draws, int figure) {
    double mean = Arrays.stream(draws).mapToDouble(draw -> draw[figure]).average().orElse(0);
    double squares =
        Arrays.stream(draws).mapToDouble(draw -> Math.pow(draw[figure] - mean, 2)).sum();
    return Math.sqrt(squares / (draws.length - 1));
  }
}
