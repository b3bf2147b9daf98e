package io.lakehousecdc.items.item;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Operations without conditions and keys, for clients that know of neither. */
@Singleton
public class UnconditionalItems {
  private final ItemRows rows;

  UnconditionalItems(ItemRows rows) {
    this.rows = rows;
  }

  /** Null when there is no such item. */
  public Uni<@Nullable Item> one(int id) {
    return rows.one(id);
  }

  /** Null when the name is taken. */
  public Uni<@Nullable Item> create(ItemDraft draft) {
    return rows.insertAlone(draft)
        .onFailure(ItemRows::isIdTaken)
        .transform(e -> ItemResource.idTaken());
  }

  /** Null when there is no such item; fails with {@link NameTakenException} for a taken name. */
  public Uni<@Nullable Item> replace(int id, ItemDraft draft) {
    return rows.replace(id, ExpectedVersions.ANY, draft)
        .onFailure(ItemRows::isNameTaken)
        .transform(e -> new NameTakenException());
  }

  /** The item as it was; null when there is none. */
  public Uni<@Nullable Item> remove(int id) {
    return rows.remove(id, ExpectedVersions.ANY);
  }

  /** Another item has the name. */
  public static final class NameTakenException extends RuntimeException {
    private NameTakenException() {
      super("Cannot replace item: its name is the name of another one", null, false, false);
    }
  }
}
