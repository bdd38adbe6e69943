package org.honeylink.control.shared.domain;

import java.util.Map;

/**
 * The resource is not in the state that the call needs (409), or the state machine has no such move
 * (422).
 */
public final class WrongState extends HoneyLinkException {

  private static final long serialVersionUID = 1L;

  private final boolean noSuchTransition;

  private WrongState(String message, boolean noSuchTransition) {
    super(ErrorCode.ERR_STATE, message, Map.of());
    this.noSuchTransition = noSuchTransition;
  }

  /** A named resource is not in the state that the call needs. */
  public static WrongState resource(String message) {
    return new WrongState(message, false);
  }

  /** The state machine has no such move. */
  public static WrongState transition(String message) {
    return new WrongState(message, true);
  }

  public boolean noSuchTransition() {
    return noSuchTransition;
  }
}
