package io.lakehousecdc.sink.table;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.DataFile;
import org.jspecify.annotations.Nullable;

/**
 * The data files of the indexed snapshot and the ordinals that stand for them in the index. An
 * ordinal is used again once its file is gone, so the ordinals stay as few as the files.
 */
final class LiveFiles {

  private final Map<String, Integer> ordinals = new HashMap<>();
  private final List<@Nullable String> identities = new ArrayList<>();
  private final List<@Nullable LiveFile> files = new ArrayList<>();
  private final BitSet used = new BitSet();

  /** Sets an ordinal aside for a file that is about to be written. */
  int reserve() {
    int ordinal = used.nextClearBit(0);
    use(ordinal);
    return ordinal;
  }

  private void use(int ordinal) {
    used.set(ordinal);
    while (files.size() <= ordinal) {
      files.add(null);
      identities.add(null);
    }
  }

  /** Gives back an ordinal that was reserved, or whose file is gone. */
  void release(int ordinal) {
    name(ordinal, null);
    files.set(ordinal, null);
    used.clear(ordinal);
  }

  private void name(int ordinal, @Nullable String identity) {
    String before = identities.set(ordinal, identity);
    if (before != null) {
      ordinals.remove(before);
    }
    if (identity != null) {
      ordinals.put(identity, ordinal);
    }
  }

  /** Sets the file of a reserved ordinal, or replaces what is known of it. */
  void put(LiveFile file) {
    files.set(file.ordinal(), file);
    name(file.ordinal(), file.identity());
  }

  /** Adds a file that was written under a reserved ordinal and is now part of the table. */
  void add(int ordinal, DataFile dataFile) {
    put(new LiveFile(ordinal, dataFile.copyWithoutStats(), List.of()));
  }

  /**
   * Takes up a file of a saved index, of which only its identity is known until the next catch-up.
   */
  void restore(int ordinal, String identity) {
    use(ordinal);
    name(ordinal, identity);
  }

  /**
   * The file of an ordinal.
   *
   * @throws IllegalStateException if there is none: the index would be wrong
   */
  LiveFile get(int ordinal) {
    LiveFile file = files.get(ordinal);
    if (file == null) {
      throw new IllegalStateException(
          "Cannot find data file "
              + ordinal
              + ": the index knows a file that the table does not have");
    }
    return file;
  }

  /** The file of an ordinal, or null if there is none. */
  @Nullable LiveFile find(int ordinal) {
    return ordinal < files.size() ? files.get(ordinal) : null;
  }

  @Nullable Integer ordinal(String identity) {
    return ordinals.get(identity);
  }

  /** The ordinal of every file, by the file's identity. */
  Map<String, Integer> ordinals() {
    return Collections.unmodifiableMap(ordinals);
  }

  Collection<LiveFile> all() {
    List<LiveFile> all = new ArrayList<>(ordinals.size());
    for (LiveFile file : files) {
      if (file != null) {
        all.add(file);
      }
    }
    return all;
  }

  /** The identity of each ordinal's file, empty for an ordinal without a file. */
  List<String> identities() {
    return identities.stream().map(identity -> identity == null ? "" : identity).toList();
  }

  int size() {
    return ordinals.size();
  }
}
