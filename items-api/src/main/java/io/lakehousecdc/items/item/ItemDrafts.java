package io.lakehousecdc.items.item;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakehousecdc.items.problem.Violation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The drafts of a batch, in the order of the request. */
record ItemDrafts(List<ItemDraft> drafts) {
  private static final ObjectMapper JSON = new ObjectMapper();

  ItemDrafts {
    drafts = List.copyOf(drafts);
  }

  Set<String> repeatedNames() {
    Set<String> seen = new HashSet<>();
    Set<String> repeated = new HashSet<>();
    for (ItemDraft draft : drafts) {
      if (!seen.add(draft.name())) {
        repeated.add(draft.name());
      }
    }
    return repeated;
  }

  /** A violation for each draft whose name another draft has, or one of the items. */
  List<Violation> conflicts(Collection<String> takenNames) {
    Set<String> repeated = repeatedNames();
    Set<String> taken = new HashSet<>(takenNames);
    List<Violation> conflicts = new ArrayList<>();
    for (int i = 0; i < drafts.size(); i++) {
      String pointer = "#/" + i + "/name";
      if (repeated.contains(drafts.get(i).name())) {
        conflicts.add(Violation.of(pointer, "repeated", "is the name of several of these items"));
      }
      if (taken.contains(drafts.get(i).name())) {
        conflicts.add(Violation.of(pointer, "taken", "is the name of another item"));
      }
    }
    return conflicts;
  }

  /** As a JSON array, with the names of the columns. */
  String json() {
    try {
      return JSON.writeValueAsString(drafts);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Cannot write drafts: they are plain values", e);
    }
  }
}
