package org.honeylink.control.trust.application;

import java.time.InstantSource;
import org.honeylink.crypto.keys.RootKeyStore;
import org.honeylink.crypto.pki.CertificateAuthority;
import org.honeylink.crypto.secret.SecretBytes;

/** Key stores in memory: one root, one authority. */
public final class FakeKeyStores implements KeyStores {

  private final byte[] root = new byte[RootKeyStore.ROOT_BYTES];
  private final CertificateAuthority authority =
      CertificateAuthority.create(InstantSource.system());

  /** A root of its own for each seed. */
  public FakeKeyStores(int seed) {
    root[0] = (byte) seed;
  }

  @Override
  public RootKeyStore rootKeys() {
    return () -> SecretBytes.copyOf(root);
  }

  @Override
  public CertificateAuthority authority() {
    return authority;
  }
}
