package org.honeylink.control.shared.domain;

import java.util.Map;
import java.util.Objects;

/**
 * A refusal that the caller is told about. The message says what is wrong and what to do; it never
 * carries a secret or a cause from below.
 */
public abstract class HoneyLinkException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final ErrorCode code;
  private final transient Map<String, Object> members;

  protected HoneyLinkException(ErrorCode code, String message) {
    this(code, message, Map.of());
  }

  /**
   * @param members further members of the problem document, such as {@code requested} and {@code
   *     available}; plain JSON values
   */
  protected HoneyLinkException(ErrorCode code, String message, Map<String, Object> members) {
    super(message);
    this.code = Objects.requireNonNull(code);
    this.members = Map.copyOf(members);
  }

  public ErrorCode code() {
    return code;
  }

  public Map<String, Object> members() {
    return members;
  }

  @Override
  public String getMessage() {
    return Objects.requireNonNullElse(super.getMessage(), code.name());
  }
}
