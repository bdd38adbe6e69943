package org.honeylink.crypto.agreement;

import java.io.Serial;
import java.security.SecureRandom;
import java.util.function.Consumer;

/** Gives the bytes of a vector. */
final class InsecureFixedRandom extends SecureRandom {

  @Serial private static final long serialVersionUID = 1L;

  private final transient Consumer<byte[]> source;

  InsecureFixedRandom(Consumer<byte[]> source) {
    this.source = source;
  }

  @Override
  public void nextBytes(byte[] bytes) {
    source.accept(bytes);
  }
}
