package io.lakehousecdc.loadgen.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class LiveItemsTest {

  @Test
  void agreesWithAMapAfterAnyChanges() {
    // Given
    Random random = new Random(7);
    LiveItems items = new LiveItems();
    TreeMap<Integer, Integer> map = new TreeMap<>();

    // When
    for (int step = 0; step < 200_000; step++) {
      int id = random.nextInt(2_000) * (step % 3 == 0 ? 1 : 65_536);
      int position = items.find(id);
      if (position < 0) {
        items.add(id, step, -step);
        map.put(id, step);
      } else if (random.nextInt(3) == 0) {
        items.set(position, step, -step);
        map.put(id, step);
      } else {
        items.remove(position);
        map.remove(id);
      }
    }

    // Then
    List<Integer> ids = new ArrayList<>();
    for (int position = 0; position < items.size(); position++) {
      ids.add(items.id(position));
      assertThat(items.find(items.id(position))).isEqualTo(position);
      assertThat(items.version(position)).isEqualTo(map.get(items.id(position)));
      assertThat(items.sequence(position)).isEqualTo(-items.version(position));
    }
    assertThat(ids).containsExactlyInAnyOrderElementsOf(map.keySet());
    assertThat(items.find(-1)).isEqualTo(-1);
  }
}
