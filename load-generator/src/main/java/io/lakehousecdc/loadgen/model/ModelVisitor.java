package io.lakehousecdc.loadgen.model;

import java.io.IOException;

/** Is told of all that a model knows. */
interface ModelVisitor {

  /** An item that is there, with the last acknowledged write to it. */
  void item(int id, int version, int user, int sequence, boolean maybeDeleted) throws IOException;

  void maybeUpdate(int id, int sequence) throws IOException;

  void maybeCreation(int user, int sequence) throws IOException;

  void deleted(int id) throws IOException;
}
