package org.honeylink.control.shared.domain;

/** The caller is known, but may not do this. */
public final class NotAllowed extends HoneyLinkException {

  private static final long serialVersionUID = 1L;

  /**
   * @param message what the caller lacks; says nothing of things he may not see
   */
  public NotAllowed(String message) {
    super(ErrorCode.ERR_AUTHZ, message);
  }
}
