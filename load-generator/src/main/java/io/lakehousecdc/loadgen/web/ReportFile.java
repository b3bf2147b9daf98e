package io.lakehousecdc.loadgen.web;

/** A file about a run. */
public record ReportFile(String mediaType, byte[] content) {}
