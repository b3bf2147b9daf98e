package io.lakehousecdc.sink.maintenance;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Chooses files to merge, by size tiers.
 *
 * <p>A commit every few seconds makes many small files, and a reader pays for each. Files of a
 * partition are put into tiers by the size of their live rows, each tier {@code fanIn} times as
 * large as the one below. A tier that has {@code fanIn} files is merged into one file, which then
 * belongs to the next tier: so a row is rewritten once a tier, and a partition of n commits has
 * about {@code fanIn * log(n)} files. A file of which more than {@code maxDeletedShare} is deleted
 * is rewritten whatever its size, with its tier's others: a reader pays for deleted rows, too.
 *
 * @param targetBytes the size from which on a file is no longer merged
 * @param smallestBytes the size of the lowest tier: smaller files are all alike, since opening them
 *     is what costs
 * @param fanIn how many files of a tier are merged
 * @param maxDeletedShare the share of deleted rows from which on a file is rewritten
 * @param maxRows the most live rows of one merge, which bounds its memory
 */
public record MergePolicy(
    long targetBytes, long smallestBytes, int fanIn, double maxDeletedShare, long maxRows) {

  public MergePolicy {
    if (fanIn < 2
        || targetBytes < 1
        || smallestBytes < 1
        || maxRows < 1
        || maxDeletedShare <= 0
        || maxDeletedShare > 1) {
      throw new IllegalArgumentException(
          "Invalid merge policy: fan-in %d (at least 2), target %d bytes, smallest %d bytes, deleted share %s (above 0, at most 1), %d rows"
              .formatted(fanIn, targetBytes, smallestBytes, maxDeletedShare, maxRows));
    }
  }

  private record Tier(String partition, int level) implements Comparable<Tier> {
    private static final Comparator<Tier> ORDER =
        Comparator.comparingInt(Tier::level).thenComparing(Tier::partition);

    @Override
    public int compareTo(Tier other) {
      return ORDER.compare(this, other);
    }
  }

  /**
   * The ordinals of the files to merge next, or nothing if all is well. The lowest tiers come
   * first: they are cheapest and matter most.
   */
  public Optional<List<Integer>> choose(List<MergeCandidate> files) {
    Map<Tier, List<MergeCandidate>> tiers = new TreeMap<>();
    for (MergeCandidate file : files) {
      if (file.liveBytes() < targetBytes || isWorn(file)) {
        tiers
            .computeIfAbsent(new Tier(file.partition(), level(file)), tier -> new ArrayList<>())
            .add(file);
      }
    }
    return tiers.values().stream()
        .filter(this::isDue)
        .map(this::bounded)
        .filter(ordinals -> !ordinals.isEmpty())
        .findFirst();
  }

  private boolean isDue(List<MergeCandidate> tier) {
    return tier.size() >= fanIn || tier.stream().anyMatch(this::isWorn);
  }

  private boolean isWorn(MergeCandidate file) {
    return file.deletedShare() > maxDeletedShare;
  }

  private int level(MergeCandidate file) {
    int level = 0;
    for (long bytes = smallestBytes; bytes < file.liveBytes(); bytes *= fanIn) {
      level++;
    }
    return level;
  }

  /** Worn files first, as many as {@code maxRows} allows. */
  private List<Integer> bounded(List<MergeCandidate> tier) {
    List<MergeCandidate> byWear = new ArrayList<>(tier);
    byWear.sort(Comparator.comparingDouble(MergeCandidate::deletedShare).reversed());
    List<Integer> ordinals = new ArrayList<>();
    long rows = 0;
    for (MergeCandidate file : byWear) {
      if (rows + file.liveRows() <= maxRows) {
        rows += file.liveRows();
        ordinals.add(file.ordinal());
      }
    }
    boolean pointless =
        ordinals.size() == 1
            && tier.stream().noneMatch(file -> isWorn(file) && file.ordinal() == ordinals.get(0));
    return pointless ? List.of() : ordinals;
  }
}
