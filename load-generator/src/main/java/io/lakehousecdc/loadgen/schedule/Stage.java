package io.lakehousecdc.loadgen.schedule;

/** A part of a plan. */
public record Stage(Shape shape, Spacing spacing) {}
