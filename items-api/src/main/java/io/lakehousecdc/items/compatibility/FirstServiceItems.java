package io.lakehousecdc.items.compatibility;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakehousecdc.items.item.Item;
import io.lakehousecdc.items.item.ItemDraft;
import io.lakehousecdc.items.item.UnconditionalItems;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The operations of the first service on one item. */
@Singleton
class FirstServiceItems {
  private static final Answer NOT_FOUND = Answer.detail(404, "Item not found");
  private static final Answer NOTHING_TO_DELETE = Answer.detail(404, "Resource Not Found");
  private static final Answer EXISTS = Answer.detail(400, "Item already exists");
  private static final Answer UNREADABLE =
      Answer.detail(400, "There was an error parsing the body");

  private final UnconditionalItems rows;

  FirstServiceItems(UnconditionalItems rows) {
    this.rows = rows;
  }

  Uni<Answer> one(String id) {
    return withId(id, NOT_FOUND, number -> found(rows.one(number), NOT_FOUND));
  }

  Uni<Answer> remove(String id) {
    return withId(id, NOTHING_TO_DELETE, number -> found(rows.remove(number), NOTHING_TO_DELETE));
  }

  Uni<Answer> create(RequestBody body) {
    return withDraft(
        body,
        new ArrayList<>(),
        draft -> rows.create(draft).map(item -> item == null ? EXISTS : Answer.item(201, item)));
  }

  Uni<Answer> replace(String id, RequestBody body) {
    List<InvalidInput> errors = new ArrayList<>();
    OptionalInt number = number(id, errors);
    return withDraft(
        body,
        errors,
        draft ->
            number.isEmpty()
                ? answer(NOT_FOUND)
                : found(rows.replace(number.getAsInt(), draft), NOT_FOUND)
                    .onFailure(UnconditionalItems.NameTakenException.class)
                    .recoverWithItem(EXISTS));
  }

  private static Uni<Answer> withId(
      String id, Answer notFound, Function<Integer, Uni<Answer>> operation) {
    List<InvalidInput> errors = new ArrayList<>();
    OptionalInt number = number(id, errors);
    if (!errors.isEmpty()) {
      return answer(Answer.invalid(errors));
    }
    return number.isEmpty() ? answer(notFound) : operation.apply(number.getAsInt());
  }

  /** Empty for a number that is no id of the table, and for a text that is no number. */
  private static OptionalInt number(String id, List<InvalidInput> errors) {
    BigInteger number = WholeNumber.parse(id).orElse(null);
    if (number == null) {
      errors.add(InvalidInput.id(WholeNumber.error(id), id));
      return OptionalInt.empty();
    }
    return number.bitLength() < Integer.SIZE
        ? OptionalInt.of(number.intValue())
        : OptionalInt.empty();
  }

  private static Uni<Answer> withDraft(
      RequestBody body, List<InvalidInput> errors, Function<ItemDraft, Uni<Answer>> operation) {
    try {
      ItemDraft draft = draft(body.read(), errors);
      return draft == null || !errors.isEmpty()
          ? answer(Answer.invalid(errors))
          : operation.apply(draft);
    } catch (PythonJson.SyntaxException e) {
      return answer(Answer.invalid(List.of(InvalidInput.json(e))));
    } catch (RequestBody.UnreadableException e) {
      return answer(UNREADABLE);
    }
  }

  private static @Nullable ItemDraft draft(JsonNode body, List<InvalidInput> errors) {
    if (body.isObject()) {
      return new DraftFields(body, errors).read();
    }
    ErrorType type = body.isNull() ? ErrorType.MISSING : ErrorType.MODEL_ATTRIBUTES_TYPE;
    errors.add(InvalidInput.body(type, body));
    return null;
  }

  private static Uni<Answer> found(Uni<@Nullable Item> item, Answer notFound) {
    return item.map(found -> found == null ? notFound : Answer.item(200, found));
  }

  private static Uni<Answer> answer(Answer answer) {
    return Uni.createFrom().item(answer);
  }
}
