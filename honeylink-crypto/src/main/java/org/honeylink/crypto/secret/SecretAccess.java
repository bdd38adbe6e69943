package org.honeylink.crypto.secret;

/**
 * Leave to read secret bytes. A search for {@code SecretAccess.granted()} lists every place where
 * bytes come out of a {@link SecretBytes}.
 */
public final class SecretAccess {

  private static final SecretAccess GRANTED = new SecretAccess();

  private SecretAccess() {}

  /** Write this at the place of use; do not keep or pass on the answer. */
  public static SecretAccess granted() {
    return GRANTED;
  }
}
