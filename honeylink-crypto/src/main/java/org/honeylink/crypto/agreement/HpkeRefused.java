package org.honeylink.crypto.agreement;

/** A sealed message does not open: other recipient, other context, or changed on the way. */
public final class HpkeRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  HpkeRefused() {
    super("The sealed message is not for this key and context, or was changed on the way");
  }
}
