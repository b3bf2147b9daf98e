package io.lakehousecdc.loadgen.fake;

/** What {@link FakeItems} can be told to do wrong. */
public enum Fault {
  /** Acknowledges a creation and does not do it. */
  LOSE_CREATION,
  /** Acknowledges an update and does not do it. */
  LOSE_UPDATE,
  /** Acknowledges a deletion and does not do it. */
  LOSE_DELETION,
  /** Removes an item that nobody deleted. */
  REMOVE_ITEM,
  /** Answers a read with the state before the last one. */
  STALE_READ,
  /** Does an earlier write to the item again. */
  REPEAT_OLD_WRITE,
  /** Answers a read with the price of another item. */
  TORN_READ,
  /** Has an item in a list twice. */
  DOUBLE_ROW,
  /** Answers a read with a price in quotes. */
  WRONG_TYPE,
  /** Answers with half of the JSON. */
  GARBAGE
}
