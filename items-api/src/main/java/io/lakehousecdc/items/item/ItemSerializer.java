package io.lakehousecdc.items.item;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;

/**
 * Writes an item without reflection, in the order of its keys. A list has up to a thousand, so this
 * is where the service spends its time.
 */
final class ItemSerializer extends StdSerializer<Item> {
  private static final long serialVersionUID = 1;
  private static final SerializableString ID = new SerializedString("id");
  private static final SerializableString NAME = new SerializedString("name");
  private static final SerializableString DESCRIPTION = new SerializedString("description");
  private static final SerializableString PRICE = new SerializedString("price");
  private static final SerializableString ON_OFFER = new SerializedString("on_offer");
  private static final SerializableString CREATED_AT = new SerializedString("created_at");
  private static final SerializableString UPDATED_AT = new SerializedString("updated_at");
  private static final SerializableString VERSION = new SerializedString("version");

  ItemSerializer() {
    super(Item.class);
  }

  @Override
  public void serialize(Item item, JsonGenerator json, SerializerProvider provider)
      throws IOException {
    json.writeStartObject(item);
    json.writeFieldName(ID);
    json.writeNumber(item.id());
    json.writeFieldName(NAME);
    json.writeString(item.name());
    json.writeFieldName(DESCRIPTION);
    json.writeString(item.description()); // null, too
    json.writeFieldName(PRICE);
    json.writeNumber(item.price());
    json.writeFieldName(ON_OFFER);
    json.writeBoolean(item.onOffer());
    json.writeFieldName(CREATED_AT);
    json.writeString(TimeText.of(item.createdAt()));
    json.writeFieldName(UPDATED_AT);
    json.writeString(TimeText.of(item.updatedAt()));
    json.writeFieldName(VERSION);
    json.writeNumber(item.version());
    json.writeEndObject();
  }
}
