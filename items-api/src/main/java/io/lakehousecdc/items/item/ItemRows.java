package io.lakehousecdc.items.item;

import io.lakehousecdc.items.database.AnswerDeadline;
import io.lakehousecdc.items.database.SqlErrors;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The table {@code items}: one statement an operation, each its own transaction unless the caller
 * gives a connection that has one. PostgreSQL commits a single statement by itself: one round trip
 * where BEGIN and COMMIT would make three.
 *
 * <p>A {@link Uni} of a missing row holds null.
 */
@Singleton
public class ItemRows implements PanacheRepositoryBase<ItemEntity, Integer> {
  private static final String NAME_INDEX = "ix_items_name";
  private static final String ID_INDEX = "items_pkey";

  private static final String INSERT =
      """
      insert into items (name, description, price, on_offer) values ($1, $2, $3, $4)
      on conflict (name) do nothing
      returning\s"""
          + ItemRow.COLUMNS;

  /** The same, for when SQL has taken ids; no other insert pays for looking for a free one. */
  private static final String INSERT_WITH_FREE_ID =
      """
      insert into items (id, name, description, price, on_offer)
      values ((select id from %s limit 1), $1, $2, $3, $4)
      on conflict (name) do nothing
      returning %s
      """
          .formatted(FreeIds.from("1"), ItemRow.COLUMNS);

  /**
   * Part of the write itself: a row that another transaction holds is compared in the version that
   * this transaction leaves, so of two writes that expect one version the second finds no row.
   */
  private static final String IN_EXPECTED_VERSION =
      """
      where id = $1 and ($2::bigint[] is null or version = any ($2::bigint[]))
      returning\s"""
          + ItemRow.COLUMNS;

  private static final String REPLACE =
      """
      update items set name = $3, description = $4, price = $5, on_offer = $6
      """
          + IN_EXPECTED_VERSION;

  private static final String PATCH =
      """
      update items set
        name = coalesce($3, name),
        description = case when $4 then $5 else description end,
        price = coalesce($6, price),
        on_offer = coalesce($7, on_offer)
      """
          + IN_EXPECTED_VERSION;

  private static final String REMOVE = "delete from items\n" + IN_EXPECTED_VERSION;

  private final Pool pool;
  private final AnswerDeadline deadline;

  ItemRows(Pool pool, AnswerDeadline deadline) {
    this.pool = pool;
    this.deadline = deadline;
  }

  /**
   * The items of a statement, in its order.
   *
   * @param condition what follows {@code select … from items}, with {@code $1} and so on
   * @param parameters none is null
   */
  public Uni<List<Item>> select(String condition, List<Object> parameters) {
    String sql = "select " + ItemRow.COLUMNS + " from items " + condition;
    return deadline.bound(run(pool, sql, Tuple.from(parameters)).map(ItemRow::all));
  }

  Uni<@Nullable Item> one(int id) {
    return deadline.bound(
        Panache.withSession(() -> findById(id)).map(row -> row == null ? null : row.toItem()));
  }

  /**
   * Holds null when the name is taken; that leaves no dead row behind, as an error would. Fails
   * with what {@link #isIdTaken} knows when SQL wrote rows with all of the ids that were next.
   *
   * @param client the pool, or the connection of the caller's transaction; within its deadline
   */
  Uni<@Nullable Item> insert(SqlClient client, ItemDraft draft) {
    Tuple values = Tuple.of(draft.name(), draft.description(), draft.price(), draft.onOffer());
    if (!(client instanceof Pool)) { // a failed statement would end the transaction
      return run(client, INSERT_WITH_FREE_ID, values).map(ItemRow::first);
    }
    return run(pool, INSERT, values)
        .onFailure(ItemRows::isIdTaken)
        .recoverWithUni(() -> run(pool, INSERT_WITH_FREE_ID, values))
        .map(ItemRow::first);
  }

  /** As {@link #insert}, in a transaction of its own. */
  Uni<@Nullable Item> insertAlone(ItemDraft draft) {
    return deadline.bound(insert(pool, draft));
  }

  /**
   * Holds null when there is no such item in one of the versions. Fails with what {@link
   * #isNameTaken} knows when another item has the name.
   */
  Uni<@Nullable Item> replace(int id, ExpectedVersions expected, ItemDraft draft) {
    return change(
        REPLACE, id, expected, draft.name(), draft.description(), draft.price(), draft.onOffer());
  }

  /** As {@link #replace}, of what the patch holds. */
  Uni<@Nullable Item> patch(int id, ExpectedVersions expected, ItemPatch patch) {
    return change(
        PATCH,
        id,
        expected,
        patch.name(),
        patch.changesDescription(),
        patch.description(),
        patch.price(),
        patch.onOffer());
  }

  /** Holds the row as it was; null when there is no such item in one of the versions. */
  Uni<@Nullable Item> remove(int id, ExpectedVersions expected) {
    return change(REMOVE, id, expected);
  }

  /**
   * A deadlock is one, too: what a write waits for while others wait for it is a name, so each of
   * them wants a name that another one has, as when two items are to swap theirs.
   */
  static boolean isNameTaken(Throwable failure) {
    return SqlErrors.isUniqueViolation(failure, NAME_INDEX) || SqlErrors.isDeadlock(failure);
  }

  /** No free id was found, or SQL took it in the meantime. */
  static boolean isIdTaken(Throwable failure) {
    return SqlErrors.isNotNullViolation(failure) || SqlErrors.isUniqueViolation(failure, ID_INDEX);
  }

  private Uni<@Nullable Item> change(
      String sql, int id, ExpectedVersions expected, @Nullable Object... values) {
    Tuple parameters = Tuple.tuple().addInteger(id).addArrayOfLong(expected.array());
    for (Object value : values) {
      parameters.addValue(value);
    }
    return deadline.bound(run(pool, sql, parameters).map(ItemRow::first));
  }

  private static Uni<RowSet<Row>> run(SqlClient client, String sql, Tuple parameters) {
    return client.preparedQuery(sql).execute(parameters);
  }
}
