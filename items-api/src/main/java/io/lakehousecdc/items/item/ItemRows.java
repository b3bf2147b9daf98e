package io.lakehousecdc.items.item;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * The table {@code items}: one statement an operation, each its own transaction.
 *
 * <p>A session without a transaction, because PostgreSQL commits a single statement by itself: one
 * round trip where BEGIN and COMMIT would make three. Several operations become one transaction
 * when their caller is {@code @WithTransaction}. A {@link Uni} of a missing row holds null.
 */
@ApplicationScoped
@WithSession
class ItemRows implements PanacheRepositoryBase<ItemRow, Integer> {

  /**
   * At most {@code limit} rows in the order of their ids, from the first one after {@code after}.
   */
  Uni<List<Item>> page(int after, int limit) {
    return find("id > ?1", Sort.by("id"), after)
        .range(0, limit - 1)
        .list()
        .map(rows -> rows.stream().map(ItemRow::toItem).toList());
  }

  Uni<@Nullable Item> one(int id) {
    return findById(id).map(ItemRows::toItem);
  }

  /** Holds null when the name is taken; that leaves no dead row behind, as an error would. */
  Uni<@Nullable Item> insert(ItemDraft draft) {
    return statement(
        """
        insert into items (name, description, price, on_offer)
        values (:name, :description, :price, :onOffer)
        on conflict (name) do nothing
        returning *
        """,
        query -> bind(query, draft));
  }

  /** Fails with {@link TakenNameException} when another item has the name. */
  Uni<@Nullable Item> replace(int id, ItemDraft draft) {
    return statement(
            """
            update items set name = :name, description = :description, price = :price, on_offer = :onOffer
            where id = :id
            returning *
            """,
            query -> bind(query, draft).setParameter("id", id))
        .onFailure(TakenNameException::isCauseOf)
        .transform(TakenNameException::new);
  }

  /** Holds the row as it was. */
  Uni<@Nullable Item> remove(int id) {
    return statement(
        "delete from items where id = :id returning *", query -> query.setParameter("id", id));
  }

  private Uni<@Nullable Item> statement(String sql, Binder binder) {
    return getSession()
        .flatMap(
            session ->
                binder.bind(session.createNativeQuery(sql, ItemRow.class)).getSingleResultOrNull())
        .map(ItemRows::toItem);
  }

  private static Mutiny.SelectionQuery<ItemRow> bind(
      Mutiny.SelectionQuery<ItemRow> query, ItemDraft draft) {
    return query
        .setParameter("name", draft.name())
        .setParameter("description", draft.description())
        .setParameter("price", draft.price())
        .setParameter("onOffer", draft.onOffer());
  }

  private static @Nullable Item toItem(@Nullable ItemRow row) {
    return row == null ? null : row.toItem();
  }

  private interface Binder {
    Mutiny.SelectionQuery<ItemRow> bind(Mutiny.SelectionQuery<ItemRow> query);
  }
}
