package org.honeylink.crypto.agreement;

/** Bytes that are no usable public key; the message names the rule they break. */
public final class InvalidPublicKey extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  public InvalidPublicKey(String rule) {
    super(rule);
  }
}
