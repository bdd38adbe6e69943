package org.honeylink.control.access.domain;

import java.util.Locale;
import java.util.Map;
import org.honeylink.control.shared.domain.ErrorCode;
import org.honeylink.control.shared.domain.HoneyLinkException;

/**
 * A proof of possession that does not count, or a token that is used without the one it needs. The
 * message names the rule; the caller has made the proof himself, so nothing leaks.
 */
public final class DpopRefused extends HoneyLinkException {

  private static final long serialVersionUID = 1L;

  private final Reason reason;
  private final boolean ofTokenRequest;

  /**
   * @param message the rule, and what to do
   */
  public DpopRefused(Reason reason, String message) {
    this(reason, message, false);
  }

  private DpopRefused(Reason reason, String message, boolean ofTokenRequest) {
    super(ErrorCode.ERR_AUTH, message, Map.of("error", reason.text()));
    this.reason = reason;
    this.ofTokenRequest = ofTokenRequest;
  }

  /** The proof breaks a rule of RFC 9449 section 4.3. */
  static DpopRefused proof(String message) {
    return new DpopRefused(Reason.INVALID_DPOP_PROOF, message);
  }

  /** The same as the answer to a token request, which has another status. */
  public DpopRefused inTokenRequest() {
    return new DpopRefused(reason, getMessage(), true);
  }

  public Reason reason() {
    return reason;
  }

  public boolean isOfTokenRequest() {
    return ofTokenRequest;
  }

  /** Error codes of RFC 9449 section 12.2 and RFC 6750 section 3.1. */
  public enum Reason {
    /** The proof breaks a rule. */
    INVALID_DPOP_PROOF,
    /** The proof is good so far, and needs a nonce of this server: no refusal, the next step. */
    USE_DPOP_NONCE,
    /** The token is bound to something else than what was shown. */
    INVALID_TOKEN;

    /** As in {@code use_dpop_nonce}. */
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
