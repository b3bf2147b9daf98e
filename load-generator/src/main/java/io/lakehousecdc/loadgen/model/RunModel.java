package io.lakehousecdc.loadgen.model;

import java.io.IOException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** What all users of a run know, those of one worker if there are several. */
public final class RunModel {
  private final ConcurrentMap<Integer, UserModel> users = new ConcurrentHashMap<>();
  private final DeletedIds deleted = new DeletedIds();

  /** The model of a user, for the one thread that the user is confined to. */
  public UserModel user(int index) {
    return users.computeIfAbsent(index, number -> new UserModel(number, deleted));
  }

  /**
   * What must be seen once everything has come to rest. Only for a thread that knows, by some
   * happens-before, that no user goes on.
   */
  public Expectations expectations() {
    Expectations.Builder all = new Expectations.Builder(deleted);
    try {
      for (UserModel user : users.values()) {
        user.tell(all);
      }
    } catch (IOException e) {
      throw new IllegalStateException("Cannot collect what users know: it is in memory", e);
    }
    return all.build();
  }

  void forEach(ModelVisitor visitor) throws IOException {
    for (UserModel user : users.values()) {
      user.tell(visitor);
    }
    deleted.forEach(visitor);
  }
}
