package io.lakehousecdc.loadgen.workload;

import io.lakehousecdc.loadgen.model.Stamps;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The JSON object that a call carries. */
public final class Body {
  static final String NAME = "name";
  static final String DESCRIPTION = "description";
  static final String PRICE = "price";
  static final String ON_OFFER = "on_offer";

  private final List<Field> fields;

  /**
   * @param value gives what the field holds
   */
  record Field(String name, Template value) {}

  Body(List<Field> fields) {
    this.fields = List.copyOf(fields);
  }

  @Nullable Template field(String name) {
    for (Field field : fields) {
      if (field.name().equals(name)) {
        return field.value();
      }
    }
    return null;
  }

  byte[] json(Fill fill) {
    JsonText json = new JsonText();
    for (Field field : fields) {
      json.field(field.name(), field.value().value(fill));
    }
    return json.end().getBytes(StandardCharsets.UTF_8);
  }

  /** The JSON of an item, whose description ends with a stamp. */
  byte[] itemJson(Fill fill, Stamps stamps) {
    Object[] values = fields.stream().map(field -> field.value().value(fill)).toArray();
    String name = "";
    String description = "";
    long cents = 0;
    boolean onOffer = false;
    for (int i = 0; i < values.length; i++) {
      switch (fields.get(i).name()) {
        case NAME -> name = values[i].toString();
        case DESCRIPTION -> description = values[i].toString();
        case PRICE -> cents = cents(values[i]);
        case ON_OFFER -> onOffer = (Boolean) values[i];
        default -> {}
      }
    }
    String stamped = stamps.stamp(fill.user(), fill.sequence(), name, description, cents, onOffer);
    JsonText json = new JsonText();
    for (int i = 0; i < values.length; i++) {
      String field = fields.get(i).name();
      json.field(field, field.equals(DESCRIPTION) ? stamped : values[i]);
    }
    return json.end().getBytes(StandardCharsets.UTF_8);
  }

  private static long cents(Object price) {
    return price instanceof BigDecimal decimal
        ? decimal.movePointRight(2).longValueExact()
        : (Long) price * 100;
  }
}
