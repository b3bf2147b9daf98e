package io.lakehousecdc.items.item;

import java.util.List;
import java.util.Random;

/** Documents of legal and illegal pieces. */
final class FuzzedJson {
  private static final List<String> FIELDS =
      List.of("name", "description", "price", "on_offer", "id", "price ", "created_at", "");
  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "false",
          "0",
          "-1",
          "1",
          "29.99",
          "1.005",
          "1e2",
          "1e400",
          "-1e-400",
          "10.10",
          "1E2147483647",
          "1e99999999999",
          "9999999999.99",
          "10000000000",
          "NaN",
          "\"\"",
          "\" \"",
          "\"\\u0000\"",
          "\"\\ud800\"",
          "\"\\ud83d\\ude00\"",
          "\"'; drop table items; --\"",
          "[]",
          "{}",
          "[1,2]",
          "{\"name\":1}",
          "\"\\uffff\"",
          "\"é\"",
          "\"100\"",
          "truth",
          "'a'",
          "");

  private FuzzedJson() {}

  /** An object with a name, a price and up to two more fields. */
  static String draft(Random random) {
    StringBuilder draft = new StringBuilder("{");
    draft.append("\"name\":").append(name(random)).append(",\"price\":").append(price(random));
    for (int extra = random.nextInt(3); extra > 0; extra--) {
      draft.append(",\"").append(pick(FIELDS, random)).append("\":").append(value(random));
    }
    return draft.append('}').toString();
  }

  /** An object with up to three fields. */
  static String fields(Random random) {
    StringBuilder object = new StringBuilder("{");
    for (int field = random.nextInt(4); field > 0; field--) {
      String name = pick(FIELDS, random);
      String value = name.equals("name") ? name(random) : value(random);
      object.append('"').append(name).append("\":").append(value).append(field > 1 ? "," : "");
    }
    return object.append('}').toString();
  }

  static String value(Random random) {
    return pick(VALUES, random);
  }

  /** One document in ten is cut somewhere. */
  static String damaged(String document, Random random) {
    return random.nextInt(10) == 0
        ? document.substring(0, random.nextInt(document.length()))
        : document;
  }

  private static String name(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> value(random);
      case 1 -> "\"" + "x".repeat(250 + random.nextInt(10)) + random.nextInt(10) + "\"";
      default -> "\"n" + random.nextInt(1_000_000) + "\"";
    };
  }

  private static String price(Random random) {
    return random.nextInt(3) == 0 ? value(random) : Integer.toString(random.nextInt());
  }

  private static String pick(List<String> pieces, Random random) {
    return pieces.get(random.nextInt(pieces.size()));
  }
}
