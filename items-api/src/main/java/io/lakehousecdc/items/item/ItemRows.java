package io.lakehousecdc.items.item;

import io.lakehousecdc.items.database.AnswerDeadline;
import io.lakehousecdc.items.database.SqlErrors;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * The table {@code items}: one statement an operation, each its own transaction.
 *
 * <p>A session without a transaction, because PostgreSQL commits a single statement by itself: one
 * round trip where BEGIN and COMMIT would make three. Several operations become one transaction
 * when their caller opens it. A {@link Uni} of a missing row holds null.
 */
@Singleton
class ItemRows implements PanacheRepositoryBase<ItemRow, Integer> {
  private static final String NAME_INDEX = "ix_items_name";
  private static final String ID_INDEX = "items_pkey";

  private final AnswerDeadline deadline;

  ItemRows(AnswerDeadline deadline) {
    this.deadline = deadline;
  }

  /** At most {@code limit} rows in the order of their ids, beginning after {@code after}. */
  Uni<List<Item>> page(int after, int limit) {
    return inSession(
        session ->
            find("id > ?1", Sort.by("id"), after)
                .range(0, limit - 1)
                .list()
                .map(rows -> rows.stream().map(ItemRow::toItem).toList()));
  }

  Uni<@Nullable Item> one(int id) {
    return inSession(session -> findById(id).map(ItemRows::toItem));
  }

  /**
   * Holds null when the name is taken; that leaves no dead row behind, as an error would. Fails
   * with what {@link #isIdTaken} knows when SQL wrote a row with the id that was next.
   */
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

  /** Fails with what {@link #isNameTaken} knows when another item has the name. */
  Uni<@Nullable Item> replace(int id, ItemDraft draft) {
    return statement(
        """
        update items set name = :name, description = :description, price = :price, on_offer = :onOffer
        where id = :id
        returning *
        """,
        query -> bind(query, draft).setParameter("id", id));
  }

  static boolean isNameTaken(Throwable failure) {
    return SqlErrors.isUniqueViolation(failure, NAME_INDEX);
  }

  static boolean isIdTaken(Throwable failure) {
    return SqlErrors.isUniqueViolation(failure, ID_INDEX);
  }

  /** Holds the row as it was. */
  Uni<@Nullable Item> remove(int id) {
    return statement(
        "delete from items where id = :id returning *", query -> query.setParameter("id", id));
  }

  private Uni<@Nullable Item> statement(
      String sql, UnaryOperator<Mutiny.SelectionQuery<ItemRow>> parameters) {
    return inSession(
        session ->
            parameters
                .apply(session.createNativeQuery(sql, ItemRow.class))
                .getSingleResultOrNull()
                .map(ItemRows::toItem));
  }

  private <T extends @Nullable Object> Uni<T> inSession(
      Function<Mutiny.Session, Uni<? extends T>> work) {
    return deadline.bound(Panache.withSession(() -> getSession().flatMap(work)));
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
}
