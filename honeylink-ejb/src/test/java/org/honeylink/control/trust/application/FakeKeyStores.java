package org.honeylink.control.trust.application;

import java.time.InstantSource;
import org.honeylink.crypto.keys.MemoryRootKeyStore;
import org.honeylink.crypto.keys.RootKeyStore;
import org.honeylink.crypto.pki.CertificateAuthority;
import org.honeylink.crypto.secret.SecretBytes;

/** Key stores in memory: one root, one authority. */
public final class FakeKeyStores implements KeyStores {

  private final RootKeyStore root;
  private final CertificateAuthority authority =
      CertificateAuthority.create(InstantSource.system());

  /** A root of its own for each seed. */
  public FakeKeyStores(int seed) {
    byte[] bytes = new byte[RootKeyStore.ROOT_BYTES];
    bytes[0] = (byte) seed;
    root = new MemoryRootKeyStore(SecretBytes.takeOver(bytes));
  }

  @Override
  public RootKeyStore rootKeys() {
    return root;
  }

  @Override
  public CertificateAuthority authority() {
    return authority;
  }
}
