package org.honeylink.sdk.api;

import java.util.List;
import java.util.Objects;

/** The server refused a call, or answered what this version does not understand. */
public final class HoneyLinkApiException extends RuntimeException {

  /** Code of an answer that is no problem document and no expected answer either. */
  public static final String UNEXPECTED_ANSWER = "UNEXPECTED_ANSWER";

  private static final long serialVersionUID = 1L;

  private final String detail;
  private final int status;
  private final String code;
  private final String traceId;
  private final transient List<Violation> violations;

  public HoneyLinkApiException(
      int status, String code, String message, String traceId, List<Violation> violations) {
    super(describe(status, code, message, traceId));
    this.detail = Objects.requireNonNull(message);
    this.status = status;
    this.code = Objects.requireNonNull(code);
    this.traceId = Objects.requireNonNull(traceId);
    this.violations = List.copyOf(violations);
  }

  static HoneyLinkApiException unexpected(int status, String message) {
    return new HoneyLinkApiException(status, UNEXPECTED_ANSWER, message, "", List.of());
  }

  private static String describe(int status, String code, String message, String traceId) {
    String trace = traceId.isEmpty() ? "" : ", trace " + traceId;
    return "%s (%s, status %d%s)".formatted(message, code, status, trace);
  }

  /** What the server wrote for people, without code and trace id. */
  public String detail() {
    return detail;
  }

  /** HTTP status. */
  public int status() {
    return status;
  }

  /** Stable name, as in {@code ERR_VALIDATION}. */
  public String code() {
    return code;
  }

  /** What to search for in the server's log; empty when the answer had none. */
  public String traceId() {
    return traceId;
  }

  /** Every fault of the request, when the code is {@code ERR_VALIDATION}. */
  public List<Violation> violations() {
    return violations;
  }
}
