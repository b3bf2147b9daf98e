package io.lakehousecdc.loadgen.verify;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonEOFException;
import io.lakehousecdc.loadgen.model.ItemState;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Reads items from the answers of the API. Thread-safe. */
public final class ItemParser {
  private static final JsonFactory JSON = new JsonFactory();

  private final boolean withTimes;

  /**
   * @param withTimes whether the times of an item are read, which takes longer
   */
  private ItemParser(boolean withTimes) {
    this.withTimes = withTimes;
  }

  /** Leaves the times of an item out. */
  public static ItemParser quick() {
    return new ItemParser(false);
  }

  static ItemParser complete() {
    return new ItemParser(true);
  }

  /**
   * Reads one item.
   *
   * @throws UnreadableException if the text is not a JSON object
   * @throws WrongTypeException if a value cannot be that of its field
   */
  public ItemState item(byte[] json) throws UnreadableException, WrongTypeException {
    try (JsonParser parser = JSON.createParser(json)) {
      expect(parser, parser.nextToken(), JsonToken.START_OBJECT);
      ItemState item = new ItemFields(parser, withTimes).read();
      expectEnd(parser);
      return item;
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /**
   * Reads a list of items.
   *
   * @throws UnreadableException if the text is not a JSON array of objects
   * @throws WrongTypeException if a value cannot be that of its field
   */
  public List<ItemState> items(byte[] json) throws UnreadableException, WrongTypeException {
    List<WrongTypeException> wrong = new ArrayList<>();
    List<ItemState> items = items(json, wrong::add);
    if (!wrong.isEmpty()) {
      throw wrong.get(0);
    }
    return items;
  }

  /**
   * Reads a list of items without those that have wrong values.
   *
   * @param wrong takes what is wrong with those
   */
  List<ItemState> items(byte[] json, Consumer<WrongTypeException> wrong)
      throws UnreadableException {
    try (JsonParser parser = JSON.createParser(json)) {
      expect(parser, parser.nextToken(), JsonToken.START_ARRAY);
      List<ItemState> items = new ArrayList<>();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        expect(parser, parser.currentToken(), JsonToken.START_OBJECT);
        try {
          items.add(new ItemFields(parser, withTimes).read());
        } catch (WrongTypeException e) {
          wrong.accept(e);
        }
      }
      expectEnd(parser);
      return items;
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private static void expect(JsonParser parser, JsonToken token, JsonToken expected)
      throws UnreadableException {
    if (token != expected) {
      throw new UnreadableException(
          "not the JSON that was expected: %s instead of %s at byte %d"
              .formatted(token, expected, parser.currentTokenLocation().getByteOffset()));
    }
  }

  private static void expectEnd(JsonParser parser) throws IOException, UnreadableException {
    if (parser.nextToken() != null) {
      throw new UnreadableException("text after the end of the JSON");
    }
  }

  private static UnreadableException unreadable(IOException e) {
    return new UnreadableException(
        e instanceof JsonEOFException ? "the JSON ends too early" : "no JSON: " + e.getMessage());
  }
}
