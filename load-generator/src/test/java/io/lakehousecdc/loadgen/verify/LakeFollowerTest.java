package io.lakehousecdc.loadgen.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakehousecdc.loadgen.fake.LakeItems;
import io.lakehousecdc.loadgen.verify.WriteListener.Kind;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.inmemory.InMemoryCatalog;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LakeFollowerTest {
  private final InMemoryCatalog catalog = new InMemoryCatalog();
  private final FreshnessState state = new FreshnessState();

  @BeforeEach
  void open() {
    catalog.initialize("memory", Map.of());
  }

  @Test
  void writesAreSeenInTheSnapshotThatShowsThem() {
    // Given
    LakeItems lake = LakeItems.create(catalog, "items");
    LakeFollower follower = LakeFollower.after(null, lake.table());
    state.acknowledge(Kind.INSERT, 1, 1, 0);
    state.acknowledge(Kind.INSERT, 2, 1, 0);
    state.acknowledge(Kind.UPDATE, 2, 2, 1_000_000_000);

    // When
    lake.commit(List.of(item(1, 1), item(2, 1)), List.of());
    follow(follower, 3_000_000_000L);
    lake.commit(List.of(item(2, 2)), List.of());
    follow(follower, 5_000_000_000L);

    // Then
    assertThat(state.totals().get("insert").getTotalCount()).isEqualTo(2);
    assertThat(state.totals().get("insert").getMaxValue()).isBetween(2_990_000L, 3_010_000L);
    assertThat(state.totals().get("update").getMaxValue()).isBetween(3_990_000L, 4_010_000L);
    assertThat(state.unseenCount()).isZero();
    FreshnessWindow window = state.drain(0, "");
    assertThat(window.commits()).hasSize(2);
    assertThat(window.total().getTotalCount()).isEqualTo(3);
    assertThat(state.drain(0, "").byOperation()).isEmpty();
  }

  @Test
  void aDeletionIsSeenInTheDeletionVector() {
    // Given
    LakeItems lake = LakeItems.create(catalog, "items");
    LakeFollower follower = LakeFollower.after(null, lake.table());
    state.acknowledge(Kind.INSERT, 1, 1, 0);
    state.acknowledge(Kind.INSERT, 2, 1, 0);
    lake.commit(List.of(item(1, 1), item(2, 1)), List.of());
    follow(follower, 1_000_000_000L);
    state.acknowledge(Kind.DELETE, 2, 1, 1_000_000_000L);

    // When
    lake.commit(List.of(item(3, 1)), List.of(1));
    follow(follower, 2_000_000_000L);
    assertThat(state.totals()).doesNotContainKey("delete");
    lake.commit(List.of(), List.of(2));
    follow(follower, 4_000_000_000L);

    // Then
    assertThat(state.totals().get("delete").getTotalCount()).isEqualTo(1);
    assertThat(state.totals().get("delete").getMaxValue()).isBetween(2_990_000L, 3_010_000L);
  }

  @Test
  void aDeletionOfAnUpdatedRowIsSeenWhereItWasPutLast() {
    // Given
    LakeItems lake = LakeItems.create(catalog, "items");
    LakeFollower follower = LakeFollower.after(null, lake.table());
    state.acknowledge(Kind.INSERT, 1, 1, 0);
    lake.commit(List.of(item(1, 1)), List.of());
    follow(follower, 1);
    state.acknowledge(Kind.UPDATE, 1, 2, 1);
    state.acknowledge(Kind.DELETE, 1, 2, 2);

    // When
    lake.commit(List.of(item(1, 2)), List.of());
    follow(follower, 3);

    // Then
    assertThat(state.totals()).containsOnlyKeys("insert", "update");
    lake.commit(List.of(), List.of(1));
    follow(follower, 4);
    assertThat(state.totals()).containsOnlyKeys("insert", "update", "delete");
  }

  @Test
  void aSnapshotIsFollowedOnceAndAfterAFailureAgain() {
    // Given
    LakeItems lake = LakeItems.create(catalog, "items");
    lake.commit(List.of(item(1, 1)), List.of());
    LakeFollower follower = LakeFollower.after(lake.table().currentSnapshot(), lake.table());

    // Then
    assertThat(follower.refresh()).isFalse();
    lake.commit(List.of(item(2, 1)), List.of());
    lake.commit(List.of(item(3, 1)), List.of());
    assertThat(follower.refresh()).isTrue();
    List<Snapshot> snapshots = follower.next();
    assertThat(snapshots).hasSize(2);
    follower.passed(snapshots.get(0));
    assertThat(follower.goOn(lake.table()).next()).containsExactly(snapshots.get(1));
    follower.passed(snapshots.get(1));
    assertThat(follower.refresh()).isFalse();
  }

  @Test
  void aRollbackCutsTheWay() {
    // Given
    LakeItems lake = LakeItems.create(catalog, "items");
    Snapshot first = lake.commit(List.of(item(1, 1)), List.of());
    lake.commit(List.of(item(2, 1)), List.of());
    LakeFollower follower = LakeFollower.after(lake.table().currentSnapshot(), lake.table());

    // When
    lake.table().manageSnapshots().rollbackTo(first.snapshotId()).commit();

    // Then
    assertThat(follower.refresh()).isTrue();
    assertThat(follower.next()).isNull();
    assertThat(follower.refresh()).isFalse();
  }

  private void follow(LakeFollower follower, long nanos) {
    assertThat(follower.refresh()).isTrue();
    for (Snapshot snapshot : follower.next()) {
      state.added(snapshot, follower, nanos);
      follower.passed(snapshot);
    }
  }

  private static JsonNode item(int id, int version) {
    return new ObjectMapper()
        .createObjectNode()
        .put("id", id)
        .put("name", "n")
        .put("description", "d")
        .put("price", 1)
        .put("on_offer", true)
        .put("created_at", "2026-01-31T10:00:00Z")
        .put("updated_at", "2026-01-31T10:00:00Z")
        .put("version", version);
  }
}
