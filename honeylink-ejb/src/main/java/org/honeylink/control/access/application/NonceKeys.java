package org.honeylink.control.access.application;

/** Keys under which nonces are made, the same on every node; the trust feature implements it. */
public interface NonceKeys {

  /**
   * The key of a period, 32 bytes; the caller's own copy.
   *
   * @param period days since 1970 in UTC
   */
  byte[] key(long period);
}
