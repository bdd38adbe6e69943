package org.honeylink.control.access.application;

import org.honeylink.control.shared.domain.ErrorCode;
import org.honeylink.control.shared.domain.HoneyLinkException;

/**
 * A client certificate that does not count. Its holder has proven the private key: he may know the
 * rule that it breaks, and nothing beyond what he can read in it himself.
 */
public final class CertificateRefused extends HoneyLinkException {

  private static final long serialVersionUID = 1L;

  private final Rule rule;

  public CertificateRefused(Rule rule) {
    super(ErrorCode.ERR_AUTH, "The client certificate " + rule.broken);
    this.rule = rule;
  }

  public Rule rule() {
    return rule;
  }

  /** What a client certificate must be. */
  public enum Rule {
    /** An authority of this installation that is not retired issued it. */
    ISSUED_HERE("was not issued by this installation; pair the device to get one"),
    /** Its period has begun. */
    BEGUN("is not valid yet; compare the clocks"),
    /** Its period has not ended. */
    NOT_EXPIRED("has expired; pair the device again"),
    /** It is a device's, with the extended key usage for clients and a device's name. */
    FOR_DEVICES("is not one for devices; use the one from pairing or renewal"),
    /** Nobody revoked it. */
    NOT_REVOKED("was revoked; ask an administrator to pair the device again"),
    /** It is of the device that the credentials beside it belong to. */
    OF_THE_SAME_DEVICE("and the token are not of the same device; send credentials of one"),
    /** The access token was issued over it. */
    BOUND_TO_THE_TOKEN("is not the one that the access token is bound to; get a new token");

    private final String broken;

    Rule(String broken) {
      this.broken = broken;
    }
  }
}
