package io.lakehousecdc.items.item;

import io.lakehousecdc.items.database.AnswerDeadline;
import io.lakehousecdc.items.database.SqlErrors;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
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
public class ItemRows implements PanacheRepositoryBase<ItemRow, Integer> {
  private static final String NAME_INDEX = "ix_items_name";
  private static final String ID_INDEX = "items_pkey";

  /**
   * Part of the write itself: a row that another transaction holds is compared in the version that
   * this transaction leaves, so of two writes that expect one version the second finds no row.
   */
  private static final String IN_EXPECTED_VERSION =
      """
      and (cast(:versions as text) is null
        or version = any (cast(cast(:versions as text) as bigint[])))
      """;

  private static final String INSERT =
      """
      insert into items (id, name, description, price, on_offer)
      values ((select id from %s limit 1), :name, :description, :price, :onOffer)
      on conflict (name) do nothing
      returning *
      """
          .formatted(FreeIds.from("1"));

  private final AnswerDeadline deadline;

  ItemRows(AnswerDeadline deadline) {
    this.deadline = deadline;
  }

  /**
   * The rows of a statement that selects whole rows of {@code items}, in its order.
   *
   * @param sql with named parameters ({@code :name}), of which none is null
   */
  public Uni<List<Item>> select(String sql, Map<String, Object> parameters) {
    return inSession(
        session -> {
          Mutiny.SelectionQuery<ItemRow> query = session.createNativeQuery(sql, ItemRow.class);
          parameters.forEach(query::setParameter);
          return query.getResultList().map(rows -> rows.stream().map(ItemRow::toItem).toList());
        });
  }

  Uni<@Nullable Item> one(int id) {
    return inSession(session -> findById(id).map(ItemRows::toItem));
  }

  /**
   * In the session of the caller. Holds null when the name is taken; that leaves no dead row
   * behind, as an error would. Fails with what {@link #isIdTaken} knows when SQL wrote rows with
   * all of the ids that were next.
   */
  Uni<@Nullable Item> insert(ItemDraft draft) {
    return getSession().flatMap(session -> run(session, INSERT, query -> bind(query, draft)));
  }

  /** As {@link #insert}, in a session of its own. */
  Uni<@Nullable Item> insertAlone(ItemDraft draft) {
    return inSession(session -> insert(draft));
  }

  /**
   * Holds null when there is no such item in one of the versions. Fails with what {@link
   * #isNameTaken} knows when another item has the name.
   */
  Uni<@Nullable Item> replace(int id, ExpectedVersions expected, ItemDraft draft) {
    return statement(
        """
        update items set name = :name, description = :description, price = :price, on_offer = :onOffer
        where id = :id
        """
            + IN_EXPECTED_VERSION
            + "returning *",
        query -> bind(bind(query, draft), id, expected));
  }

  /** As {@link #replace}, of what the patch holds. */
  Uni<@Nullable Item> patch(int id, ExpectedVersions expected, ItemPatch patch) {
    return statement(
        """
        update items set
          name = coalesce(:name, name),
          description = case when :changesDescription then :description else description end,
          price = coalesce(:price, price),
          on_offer = coalesce(:onOffer, on_offer)
        where id = :id
        """
            + IN_EXPECTED_VERSION
            + "returning *",
        query -> bind(bind(query, patch), id, expected));
  }

  /**
   * A deadlock is one, too: what a write waits for while others wait for it is a name, so each of
   * them wants a name that another one has, as when two items are to swap theirs.
   */
  static boolean isNameTaken(Throwable failure) {
    return SqlErrors.isUniqueViolation(failure, NAME_INDEX) || SqlErrors.isDeadlock(failure);
  }

  /** No free id was found, and so none inserted, or SQL took it in the meantime. */
  static boolean isIdTaken(Throwable failure) {
    return SqlErrors.isNotNullViolation(failure) || SqlErrors.isUniqueViolation(failure, ID_INDEX);
  }

  /** Holds the row as it was; null when there is no such item in one of the versions. */
  Uni<@Nullable Item> remove(int id, ExpectedVersions expected) {
    return statement(
        "delete from items where id = :id\n" + IN_EXPECTED_VERSION + "returning *",
        query -> bind(query, id, expected));
  }

  private Uni<@Nullable Item> statement(
      String sql, UnaryOperator<Mutiny.SelectionQuery<ItemRow>> parameters) {
    return inSession(session -> run(session, sql, parameters));
  }

  private static Uni<@Nullable Item> run(
      Mutiny.Session session,
      String sql,
      UnaryOperator<Mutiny.SelectionQuery<ItemRow>> parameters) {
    return parameters
        .apply(session.createNativeQuery(sql, ItemRow.class))
        .getSingleResultOrNull()
        .map(ItemRows::toItem);
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

  private static Mutiny.SelectionQuery<ItemRow> bind(
      Mutiny.SelectionQuery<ItemRow> query, ItemPatch patch) {
    return query
        .setParameter("name", patch.name())
        .setParameter("changesDescription", patch.changesDescription())
        .setParameter("description", patch.description())
        .setParameter("price", patch.price())
        .setParameter("onOffer", patch.onOffer());
  }

  private static Mutiny.SelectionQuery<ItemRow> bind(
      Mutiny.SelectionQuery<ItemRow> query, int id, ExpectedVersions expected) {
    return query.setParameter("id", id).setParameter("versions", expected.array());
  }

  private static @Nullable Item toItem(@Nullable ItemRow row) {
    return row == null ? null : row.toItem();
  }
}
