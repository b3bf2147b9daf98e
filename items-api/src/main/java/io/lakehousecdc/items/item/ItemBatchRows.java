package io.lakehousecdc.items.item;

import io.lakehousecdc.items.database.AnswerDeadline;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Comparator;
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
      rows from (json_to_recordset(cast(cast(:drafts as text) as json))
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
      returning *
      """
          .formatted(DRAFTS, FreeIds.from("(select count(*) from draft)"));

  private static final String TAKEN =
      "select items.name from items join %s using (name)".formatted(DRAFTS + " as draft");

  private final AnswerDeadline deadline;

  ItemBatchRows(AnswerDeadline deadline) {
    this.deadline = deadline;
  }

  /**
   * All items, in the order of the drafts, or none when a name is taken. In the session of the
   * caller. Fails with what {@link ItemRows#isNameTaken} knows when a name was taken at the same
   * time, and with what {@link ItemRows#isIdTaken} knows.
   */
  Uni<List<Item>> insert(ItemDrafts drafts) {
    return Panache.getSession()
        .flatMap(
            session ->
                session
                    .createNativeQuery(INSERT, ItemRow.class)
                    .setParameter("drafts", drafts.json())
                    .getResultList())
        .map(
            rows ->
                rows.stream()
                    .map(ItemRow::toItem)
                    .sorted(Comparator.comparingInt(Item::id))
                    .toList());
  }

  /** Those names of the drafts that items have now. */
  Uni<List<String>> takenNames(ItemDrafts drafts) {
    return deadline.bound(
        Panache.withSession(
            () ->
                Panache.getSession()
                    .flatMap(
                        session ->
                            session
                                .createNativeQuery(TAKEN, String.class)
                                .setParameter("drafts", drafts.json())
                                .getResultList())));
  }
}
