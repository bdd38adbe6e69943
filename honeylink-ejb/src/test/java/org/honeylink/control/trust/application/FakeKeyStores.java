package org.honeylink.control.trust.application;

import org.honeylink.crypto.keys.MemoryRootKeyStore;
import org.honeylink.crypto.keys.RootKeyStore;
import org.honeylink.crypto.secret.SecretBytes;

/** Key stores in memory: one root. */
public final class FakeKeyStores implements KeyStores {

  private final RootKeyStore root;

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
}
