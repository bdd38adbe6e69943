package org.honeylink.control.policy.domain;

/** Ciphers of the data plane. */
public enum Cipher {
  CHACHA20_POLY1305,
  AES_256_GCM
}
