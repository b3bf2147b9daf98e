package io.lakehousecdc.loadgen.model;

/** What a state of an item is, compared with what is known of it. */
public enum Sight {
  /** The acknowledged one. */
  EXPECTED,
  /** That of a write of which nobody knew; now it is known to have happened. */
  SETTLED,
  /** A lower version than the acknowledged one. */
  OLD_VERSION,
  /** What an earlier write wrote, in a version that is not older. */
  OLD_CONTENT,
  /** What a write wrote that was refused, or never made. */
  NEVER_ACKNOWLEDGED,
  /** A state of an item that was deleted. */
  DELETED,
  /** A second item of one write. */
  DOUBLED,
  /** An item that the user does not know. */
  UNKNOWN
}
