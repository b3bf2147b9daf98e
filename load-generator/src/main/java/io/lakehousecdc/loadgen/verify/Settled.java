package io.lakehousecdc.loadgen.verify;

import io.lakehousecdc.loadgen.model.Expectations;
import io.lakehousecdc.loadgen.model.ItemState;
import io.lakehousecdc.loadgen.model.Origin;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/**
 * What the places before have shown of the writes that nobody knew of. A place that is compared
 * later must show the same. 12 bytes and a bit an item.
 */
final class Settled {

  private final Expectations expectations;
  private final int[] versions;
  private final int[] sequences;
  private final int[] times;
  private final BitSet gone = new BitSet();
  private final BitSet present = new BitSet();

  /** The rows of creations that were not acknowledged, and have happened, by id. */
  private final Map<Integer, Origin> created = new HashMap<>();

  private boolean any;

  Settled(Expectations expectations) {
    this.expectations = expectations;
    int size = expectations.size();
    this.versions = new int[size];
    this.sequences = new int[size];
    this.times = new int[size];
    for (int i = 0; i < size; i++) {
      versions[i] = expectations.version(i);
      sequences[i] = expectations.sequence(i);
    }
  }

  /** What another place may change without a change to this. */
  Settled copy() {
    Settled copy = new Settled(expectations);
    System.arraycopy(versions, 0, copy.versions, 0, versions.length);
    System.arraycopy(sequences, 0, copy.sequences, 0, sequences.length);
    System.arraycopy(times, 0, copy.times, 0, times.length);
    copy.gone.or(gone);
    copy.present.or(present);
    copy.created.putAll(created);
    copy.any = any;
    return copy;
  }

  /** Whether a place was compared before. */
  boolean any() {
    return any;
  }

  void placeIsCompared() {
    any = true;
  }

  int version(int index) {
    return versions[index];
  }

  int sequence(int index) {
    return sequences[index];
  }

  /** 0 if no place has shown any. */
  int times(int index) {
    return times[index];
  }

  boolean isGone(int index) {
    return gone.get(index);
  }

  boolean mayBeGone(int index) {
    return expectations.maybeDeleted(index) && !present.get(index);
  }

  void show(int index, ItemState row, int sequence) {
    versions[index] = (int) Math.max(versions[index], Math.min(row.version(), Integer.MAX_VALUE));
    sequences[index] = sequence;
    times[index] = row.times() == 0 ? times[index] : row.times();
    present.set(index);
  }

  void showGone(int index) {
    gone.set(index);
  }

  Map<Integer, Origin> created() {
    return created;
  }
}
