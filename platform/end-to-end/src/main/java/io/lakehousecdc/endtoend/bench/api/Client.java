package io.lakehousecdc.endtoend.bench.api;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.SplittableRandom;

/**
 * One client of a service: what it sends next, and whether the answer is right. It writes to items
 * of its own only, so that it knows what the answer must be.
 */
final class Client {
  private static final byte[] ID = "\"id\":".getBytes(US_ASCII);
  private static final int OPERATIONS = Operation.MIX.ordinal();
  private static final Operation[] IN_MIX = mix();

  private final Conversation conversation;
  private final String item;
  private final String prefix;
  private final SplittableRandom random;
  private final long[] done = new long[OPERATIONS];
  private int[] own;
  private int owned;
  private int sequence;

  /**
   * @param item path of an item, to which its id is added
   * @param run makes the names unique
   * @param number of this client, from 0
   * @param rows with the ids 1 to this are there
   */
  Client(Conversation conversation, String item, String run, int number, int clients, int rows) {
    this.conversation = conversation;
    this.item = item;
    this.prefix = run + "-" + number + "-";
    this.random = new SplittableRandom(number);
    own = new int[rows / clients + 1];
    for (int id = number + 1; id <= rows; id += clients) {
      own[owned++] = id;
    }
  }

  /**
   * Sends a request of the kind and checks the answer.
   *
   * @return false, and nothing was sent, if this client has no item left
   * @throws IOException also if the answer is wrong
   */
  boolean run(Operation kind) throws IOException {
    Operation operation = kind == Operation.MIX ? IN_MIX[random.nextInt(IN_MIX.length)] : kind;
    if (operation == Operation.LIST) {
      list();
    } else if (operation == Operation.CREATE) {
      create();
    } else if (owned == 0) {
      return false;
    } else {
      one(operation, random.nextInt(owned));
    }
    done[operation.ordinal()]++;
    return true;
  }

  /** Requests of a kind that were answered rightly. */
  long done(Operation operation) {
    return done[operation.ordinal()];
  }

  private void list() throws IOException {
    int status = conversation.exchange("GET", "/items?limit=" + Operation.LIST_ROWS, "");
    if (status != 200 || conversation.count(ID) != Operation.LIST_ROWS) {
      throw wrong("a list of %d items".formatted(Operation.LIST_ROWS), status);
    }
  }

  private void create() throws IOException {
    int status = conversation.exchange("POST", "/items", body("New Item "));
    int id = conversation.numberAfter(ID);
    if (status != 201 || id <= 0) {
      throw wrong("a new item", status);
    }
    if (owned == own.length) {
      own = Arrays.copyOf(own, 2 * owned);
    }
    own[owned++] = id;
  }

  private void one(Operation operation, int at) throws IOException {
    int id = own[at];
    int status =
        switch (operation) {
          case READ -> conversation.exchange("GET", item + id, "");
          case UPDATE -> conversation.exchange("PUT", item + id, body("Updated Item "));
          default -> conversation.exchange("DELETE", item + id, "");
        };
    if (status != 200 || conversation.numberAfter(ID) != id) {
      throw wrong("item " + id, status);
    }
    if (operation == Operation.DELETE) {
      own[at] = own[--owned];
    }
  }

  private String body(String name) {
    return "{\"name\":\"%s%s%d\",\"description\":\"Description of an item\",\"price\":%d,\"on_offer\":%b}"
        .formatted(name, prefix, sequence++, 500 + random.nextInt(9_501), random.nextBoolean());
  }

  private IOException wrong(String expected, int status) {
    return new IOException(
        "Expected %s, got status %d: %s".formatted(expected, status, conversation.body()));
  }

  private static Operation[] mix() {
    return Arrays.stream(Operation.values())
        .flatMap(o -> Collections.nCopies(o.weight(), o).stream())
        .toArray(Operation[]::new);
  }
}
