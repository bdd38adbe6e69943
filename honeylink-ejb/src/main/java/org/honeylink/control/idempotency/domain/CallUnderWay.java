package org.honeylink.control.idempotency.domain;

import org.honeylink.control.shared.domain.ErrorCode;
import org.honeylink.control.shared.domain.HoneyLinkException;

/** The first call with this key has not ended yet. */
public final class CallUnderWay extends HoneyLinkException {

  private static final long serialVersionUID = 1L;

  public CallUnderWay() {
    super(
        ErrorCode.ERR_CONFLICT,
        "A call with this Idempotency-Key is under way; repeat it in a moment for its answer");
  }
}
