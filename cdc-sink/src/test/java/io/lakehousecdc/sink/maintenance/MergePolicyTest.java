package io.lakehousecdc.sink.maintenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MergePolicyTest {

  private final MergePolicy policy = new MergePolicy(1_000_000, 1000, 4, 0.3, 100_000);

  @Test
  void leavesFewFilesAlone() {
    assertThat(policy.choose(List.of(file(0, 10, 0), file(1, 10, 0), file(2, 10, 0)))).isEmpty();
  }

  @Test
  void mergesAFullTierOfOnePartition() {
    // Given
    List<MergeCandidate> files =
        new ArrayList<>(List.of(file(0, 10, 0), file(1, 10, 0), file(2, 10, 0)));
    files.add(new MergeCandidate(3, "other", 10, 0, 100));

    // When
    Optional<List<Integer>> three = policy.choose(files);
    files.add(file(4, 12, 0));

    // Then
    assertThat(three).isEmpty();
    assertThat(policy.choose(files).orElseThrow()).containsExactlyInAnyOrder(0, 1, 2, 4);
  }

  @Test
  void rewritesAWornFileEvenIfItIsLarge() {
    // Given
    MergeCandidate large = new MergeCandidate(7, "p", 50_000, 20_000, 50_000_000);

    // Then
    assertThat(policy.choose(List.of(large)).orElseThrow()).containsExactly(7);
  }

  @Test
  void leavesALargeFileWithFewDeletesAlone() {
    assertThat(policy.choose(List.of(new MergeCandidate(7, "p", 50_000, 10_000, 50_000_000))))
        .isEmpty();
  }

  @Test
  void takesNoMoreRowsThanItMay() {
    // Given
    List<MergeCandidate> files =
        List.of(file(0, 40_000, 0), file(1, 40_000, 0), file(2, 40_000, 0), file(3, 40_000, 0));

    // Then
    assertThat(policy.choose(files).orElseThrow()).hasSize(2);
  }

  @Test
  void leavesAFileAloneThatIsTooLargeForAMerge() {
    assertThat(policy.choose(List.of(new MergeCandidate(0, "p", 400_000, 200_000, 900_000))))
        .isEmpty();
  }

  @Test
  void filesStayFewOverAThousandCommits() {
    // Given
    List<MergeCandidate> files = new ArrayList<>();
    int ordinal = 0;
    int most = 0;

    // When
    for (int commit = 0; commit < 1000; commit++) {
      files.add(file(ordinal++, 100, 0));
      Optional<List<Integer>> chosen = policy.choose(files);
      if (chosen.isPresent()) {
        List<MergeCandidate> merged =
            files.stream().filter(file -> chosen.get().contains(file.ordinal())).toList();
        files.removeAll(merged);
        files.add(file(ordinal++, merged.stream().mapToLong(MergeCandidate::rows).sum(), 0));
      }
      most = Math.max(most, files.size());
    }

    // Then
    assertThat(most).isLessThanOrEqualTo(20);
  }

  @Test
  void refusesSettingsThatMakeNoSense() {
    assertThatThrownBy(() -> new MergePolicy(1, 1, 1, 0.3, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("fan-in 1 (at least 2)");
  }

  private static MergeCandidate file(int ordinal, long rows, long deletedRows) {
    return new MergeCandidate(ordinal, "p", rows, deletedRows, rows * 10);
  }
}
