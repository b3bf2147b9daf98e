package io.lakehousecdc.loadgen.web;

/**
 * One thing wrong with a request.
 *
 * @param pointer JSON pointer into the body, as a URI fragment ({@code #/load})
 * @param code the same for programs: it does not change with the wording
 */
public record Violation(String pointer, String detail, String code) {}
