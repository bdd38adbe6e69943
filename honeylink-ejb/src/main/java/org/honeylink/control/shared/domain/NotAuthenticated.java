package org.honeylink.control.shared.domain;

/** No, wrong, expired or revoked credentials; which of these it was is nobody's business. */
public final class NotAuthenticated extends HoneyLinkException {

  private static final long serialVersionUID = 1L;

  public NotAuthenticated() {
    super(
        ErrorCode.ERR_AUTH, "The credentials are missing, wrong or expired; sign in and try again");
  }
}
