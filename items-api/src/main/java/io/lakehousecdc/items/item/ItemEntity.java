package io.lakehousecdc.items.item;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code items}, as Hibernate reads it.
 *
 * <p>Immutable for Hibernate: rows are written by the statements of {@link ItemRows}, and Hibernate
 * keeps no copies to compare.
 */
@Entity
@Immutable
@Table(name = "items")
@NullUnmarked // Hibernate fills the fields after construction.
class ItemEntity {
  @Id Integer id;
  String name;
  @Nullable String description;
  BigDecimal price;

  @Column(name = "on_offer")
  boolean onOffer;

  @Column(name = "created_at")
  OffsetDateTime createdAt;

  @Column(name = "updated_at")
  OffsetDateTime updatedAt;

  long version;

  Item toItem() {
    return new Item(
        id,
        name,
        description,
        price,
        onOffer,
        createdAt.toInstant(),
        updatedAt.toInstant(),
        version);
  }
}
