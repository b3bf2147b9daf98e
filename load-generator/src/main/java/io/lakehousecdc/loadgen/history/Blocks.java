package io.lakehousecdc.loadgen.history;

import io.lakehousecdc.loadgen.workload.Outcome;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;

/**
 * The measured time of a run, cut into equal blocks of at least {@value #SHORTEST} s and at most
 * {@value #MOST} of them. Neighbouring seconds resemble each other (a pause, a merge of files, a
 * queue); blocks of several seconds do much less.
 */
final class Blocks {
  static final String TOTAL = "Total";

  private static final int MOST = 40;
  private static final int SHORTEST = 5;

  private final long from;
  private final int length;
  private final int number;
  private final Map<String, List<Block>> operations = new LinkedHashMap<>();
  private final Map<String, List<Block>> freshness = new LinkedHashMap<>();

  private Blocks(long from, long to) {
    long seconds = Math.max(0, to - from);
    this.from = from;
    this.length = (int) Math.max(SHORTEST, Math.floorDiv(seconds + MOST - 1, (long) MOST));
    this.number = (int) (seconds / length);
  }

  static Blocks of(StoredRun run) throws IOException {
    long[] end = {0};
    run.scan((from, to, tag, histogram) -> end[0] = Math.max(end[0], to));
    Blocks blocks = new Blocks(run.measuredFrom(), end[0]);
    List<String> names = run.description().operationNames();
    blocks.blocks(blocks.operations, TOTAL);
    names.forEach(name -> blocks.blocks(blocks.operations, name));
    run.scan((from, to, tag, histogram) -> blocks.add(from, tag, histogram, names));
    return blocks;
  }

  /** How many there are. */
  int number() {
    return number;
  }

  /** Seconds of one. */
  int length() {
    return length;
  }

  /** By operation; {@link #TOTAL} is first. */
  Map<String, List<Block>> operations() {
    return operations;
  }

  /** By operation; empty if it was not measured. */
  Map<String, List<Block>> freshness() {
    return freshness;
  }

  private void add(long second, String tag, Histogram histogram, List<String> names) {
    int block = (int) Math.floorDiv(second - from, (long) length);
    if (second < from || block >= number) {
      return;
    }
    if (tag.startsWith(HistogramLog.FRESHNESS)) {
      blocks(freshness, TOTAL).get(block).add(histogram, false);
      return;
    }
    SeriesTag series = SeriesTag.parse(tag);
    if (series.kind() == SeriesTag.Kind.RESPONSE) {
      boolean failed = series.key().outcome() != Outcome.OK;
      blocks(operations, TOTAL).get(block).add(histogram, failed);
      if (series.key().operation() >= 0) {
        blocks(operations, names.get(series.key().operation())).get(block).add(histogram, failed);
      }
    }
  }

  private List<Block> blocks(Map<String, List<Block>> all, String name) {
    return all.computeIfAbsent(
        name,
        key ->
            IntStream.range(0, number)
                .mapToObj(i -> new Block())
                .collect(Collectors.toCollection(ArrayList::new)));
  }
}
