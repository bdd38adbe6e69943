package org.honeylink.control.trust.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.honeylink.control.shared.application.Measured;
import org.honeylink.control.shared.application.Operation;
import org.honeylink.crypto.derivation.DerivationLabel;
import org.honeylink.crypto.derivation.DerivationLabel.Scope;
import org.honeylink.crypto.secret.SecretAccess;
import org.honeylink.crypto.secret.SecretBytes;

/**
 * Digests of short secrets, such as pairing codes, under a key that is not in the database: who
 * steals the table cannot try codes against it. HMAC-SHA-256 (RFC 2104). Thread-safe.
 */
@ApplicationScoped
public class KeyedDigests {

  private static final String ALGORITHM = "HmacSHA256";
  private static final int KEY_BYTES = 32;

  @Inject KeyStores keys;

  /**
   * The digest, 32 bytes.
   *
   * @param purpose what is digested; each has its own key
   * @param owner whose it is, so that one secret of two owners has two digests
   */
  @Measured(Operation.DIGEST)
  public byte[] digest(String purpose, String owner, String secret) {
    try (SecretBytes key =
        keys.rootKeys()
            .derive(
                new byte[0],
                DerivationLabel.of(Scope.SERVICE, "digest", purpose, "1"),
                KEY_BYTES)) {
      return key.use(SecretAccess.granted(), bytes -> mac(bytes, owner + "\n" + secret));
    }
  }

  private static byte[] mac(byte[] key, String message) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      return mac.doFinal(message.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("every Java platform has HMAC-SHA-256", missing);
    }
  }
}
