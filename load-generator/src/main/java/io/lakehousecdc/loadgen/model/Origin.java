package io.lakehousecdc.loadgen.model;

/**
 * The write that an item says it comes from.
 *
 * @param whole whether the item agrees with its stamp in every part
 */
public record Origin(int user, int sequence, boolean whole) {}
