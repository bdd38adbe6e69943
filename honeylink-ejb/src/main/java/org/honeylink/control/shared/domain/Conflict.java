package org.honeylink.control.shared.domain;

import java.util.Map;

/** Duplicate, changed meanwhile, or not enough left. */
public final class Conflict extends HoneyLinkException {

  private static final long serialVersionUID = 1L;

  public Conflict(String message) {
    super(ErrorCode.ERR_CONFLICT, message);
  }

  public Conflict(String message, Map<String, Object> members) {
    super(ErrorCode.ERR_CONFLICT, message, members);
  }
}
