package io.lakehousecdc.items.item;

import static java.util.Comparator.comparingInt;

import io.lakehousecdc.items.database.AnswerDeadline;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Many rows of {@code items} in one statement.
 *
 * <p>The rows are one parameter, a JSON document: the statement is the same for every number of
 * them, so it is prepared once.
 */
@Singleton
class ItemBatchRows {
  private static final String DRAFTS =
      """
      rows from (json_to_recordset($1::text::json)
        as (name varchar, description varchar, price numeric, on_offer boolean))
      """;

  /**
   * The ids follow the order of the request, and the rows are written in the order of their names:
   * two batches that share names then wait for each other in one order, and not in a circle.
   */
  private static final String INSERT =
      """
      with sent as materialized (select * from %s with ordinality),
      draft as materialized (
        select * from sent where not exists (select from sent join items using (name))),
      numbers as materialized (
        select id, row_number() over (order by id) as ordinality
        from (select id from %s limit (select count(*) from draft)) as ids)
      insert into items (id, name, description, price, on_offer)
      select id, name, description, price, on_offer
      from draft left join numbers using (ordinality)
      order by name
      returning %s
      """
          .formatted(DRAFTS, FreeIds.from("(select count(*) from draft)"), ItemRow.COLUMNS);

  private static final String TAKEN =
      "select items.name from items join %s using (name)".formatted(DRAFTS + " as draft");

  private final Pool pool;
  private final AnswerDeadline deadline;

  ItemBatchRows(Pool pool, AnswerDeadline deadline) {
    this.pool = pool;
    this.deadline = deadline;
  }

  /**
   * All items, in the order of the drafts, or none when a name is taken. Fails with what {@link
   * ItemRows#isNameTaken} knows when a name was taken at the same time, and with what {@link
   * ItemRows#isIdTaken} knows.
   *
   * @param client the pool, or the connection of the caller's transaction; within its deadline
   */
  Uni<List<Item>> insert(SqlClient client, ItemDrafts drafts) {
    return client
        .preparedQuery(INSERT)
        .execute(Tuple.of(drafts.json()))
        .map(rows -> ItemRow.all(rows).stream().sorted(comparingInt(Item::id)).toList());
  }

  /** Those names of the drafts that items have now. */
  Uni<List<String>> takenNames(ItemDrafts drafts) {
    return deadline.bound(
        pool.preparedQuery(TAKEN)
            .mapping(row -> row.getString(0))
            .execute(Tuple.of(drafts.json()))
            .map(names -> names.stream().toList()));
  }
}
