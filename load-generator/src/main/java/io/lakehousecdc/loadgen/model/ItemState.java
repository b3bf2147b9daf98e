package io.lakehousecdc.loadgen.model;

import org.jspecify.annotations.Nullable;

/**
 * An item as some place shows it.
 *
 * @param cents the price in hundredths
 * @param version 0 if the place knows no versions
 * @param times a fingerprint of the times of creation and of the last write; 0 if not read
 */
public record ItemState(
    int id,
    String name,
    @Nullable String description,
    long cents,
    boolean onOffer,
    long version,
    int times) {}
