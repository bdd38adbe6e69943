package org.honeylink.crypto.keys;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.SecretKey;

/**
 * A session that found its root, and the generation of the library that both belong to.
 *
 * @param root a handle; the key itself stays on the token
 */
record Pkcs11Login(Pkcs11Session session, SecretKey root, int generation) {

  private static final byte[] PROOF = {};

  byte[] hmac(byte[] message) throws GeneralSecurityException {
    return session.hmac(root, message);
  }

  /**
   * The key of that name; empty only when the token answers and has none. A token that is gone
   * shows no keys either, so the root is asked whether it is still there.
   */
  Optional<PublicKey> authorityKey(AuthorityKeyName name)
      throws GeneralSecurityException, IOException {
    Optional<PublicKey> key = session.authorityKey(name);
    if (key.isEmpty()) {
      int _ = prove();
    }
    return key;
  }

  /** Bytes that the root answered with; it throws when the token is gone. */
  int prove() throws GeneralSecurityException {
    byte[] answer = hmac(PROOF);
    Arrays.fill(answer, (byte) 0);
    return answer.length;
  }
}
