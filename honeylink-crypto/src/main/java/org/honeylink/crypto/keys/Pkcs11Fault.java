package org.honeylink.crypto.keys;

import org.jspecify.annotations.Nullable;

/** A function of a PKCS#11 library failed; the message names it and its answer. */
final class Pkcs11Fault extends Exception {

  private static final long serialVersionUID = 1L;

  Pkcs11Fault(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /** What a call through the linker threw: a fault of ours as it is, an error of the JVM too. */
  static Pkcs11Fault of(Throwable thrown) {
    return switch (thrown) {
      case Pkcs11Fault fault -> fault;
      case Error error -> throw error;
      default -> new Pkcs11Fault("The PKCS#11 library cannot be called", thrown);
    };
  }
}
