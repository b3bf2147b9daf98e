package io.lakehousecdc.items.docs;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/** The item that the document shows, as it is sent and as it is answered. */
final class ItemExamples {
  static final Map<String, Object> DRAFT = draft();
  static final Map<String, Object> ITEM = item();

  private ItemExamples() {}

  private static Map<String, Object> draft() {
    Map<String, Object> draft = new LinkedHashMap<>();
    draft.put("name", "Espresso cup");
    draft.put("description", "Porcelain, 60 ml");
    draft.put("price", new BigDecimal("29.99"));
    draft.put("on_offer", true);
    return draft;
  }

  private static Map<String, Object> item() {
    Map<String, Object> item = new LinkedHashMap<>();
    item.put("id", 1);
    item.putAll(draft());
    item.put("created_at", "2026-01-31T09:30:00.123456Z");
    item.put("updated_at", "2026-01-31T09:30:00.123456Z");
    item.put("version", 1);
    return item;
  }
}
