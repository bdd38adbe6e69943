package org.honeylink.control.shared.application;

import org.honeylink.control.shared.domain.HoneyLinkException;

/** How an operation ended. */
public enum OperationOutcome {
  OK("ok"),
  /** The caller's fault: invalid, not allowed, not found, in conflict. */
  REFUSED("refused"),
  /** Ours, or of something that we depend on. */
  FAILED("failed");

  private final String text;

  OperationOutcome(String text) {
    this.text = text;
  }

  /** Value of the label {@code outcome}. */
  public String text() {
    return text;
  }

  /** Of an operation that threw. */
  public static OperationOutcome of(Throwable thrown) {
    if (!(thrown instanceof HoneyLinkException refusal)) {
      return FAILED;
    }
    return switch (refusal.code()) {
      case ERR_INTERNAL, ERR_DEPENDENCY -> FAILED;
      case ERR_VALIDATION,
          ERR_AUTH,
          ERR_AUTHZ,
          ERR_NOT_FOUND,
          ERR_CONFLICT,
          ERR_STATE,
          ERR_RATE_LIMITED ->
          REFUSED;
    };
  }
}
