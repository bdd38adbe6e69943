package org.honeylink.control.shared.domain;

import java.util.List;
import java.util.stream.Collectors;

/** The input is invalid; carries every fault at once. */
public final class ValidationFailed extends HoneyLinkException {

  private static final long serialVersionUID = 1L;

  private final transient List<Violation> violations;

  /** At least one fault. */
  public ValidationFailed(List<Violation> violations) {
    this(violations.stream().map(Violation::message).collect(Collectors.joining("; ")), violations);
  }

  /**
   * At least one fault.
   *
   * @param summary all of them in one sentence
   */
  public ValidationFailed(String summary, List<Violation> violations) {
    super(ErrorCode.ERR_VALIDATION, summary);
    if (violations.isEmpty()) {
      throw new IllegalArgumentException("a refusal needs at least one violation");
    }
    this.violations = List.copyOf(violations);
  }

  public ValidationFailed(String path, String message) {
    this(List.of(new Violation(path, message)));
  }

  public List<Violation> violations() {
    return violations;
  }
}
