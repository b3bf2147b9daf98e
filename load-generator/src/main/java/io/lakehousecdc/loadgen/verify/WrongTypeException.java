package io.lakehousecdc.loadgen.verify;

/** A value that is not of the type of its column. */
public final class WrongTypeException extends Exception {
  private static final long serialVersionUID = 1;

  private final String key;

  /**
   * Without a stack trace: a broken server may send very many of these.
   *
   * @param key the id of the item if it is known, else the name of the column
   */
  WrongTypeException(String key, String message) {
    super(message, null, false, false);
    this.key = key;
  }

  public String key() {
    return key;
  }
}
