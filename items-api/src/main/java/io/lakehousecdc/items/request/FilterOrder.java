package io.lakehousecdc.items.request;

/**
 * The order of the filters, the highest first. Quarkus' own are at 300 (CORS), 200 (who is it?) and
 * 100 (may they?).
 */
public final class FilterOrder {
  /** First, so that every answer has an id and the headers, refusals by Quarkus included. */
  public static final int REQUEST = 500;

  /** When the request has its id, before anything else is done for it. */
  static final int CONNECTION = 490;

  /** Before anything logs for the request. */
  public static final int TRACE = 490;

  /** After CORS, so that a browser may read the refusal; before anything costs. */
  public static final int LIMITS = 250;

  /** When Quarkus has read the bearer token. */
  public static final int ACCESS = 50;

  /** Quarkus' own check of the size is at 2. */
  public static final int AFTER_THE_BODY_LIMIT_OF_QUARKUS = 1;

  private FilterOrder() {}
}
