package org.honeylink.crypto.keys;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.honeylink.crypto.secret.SecretBytes;

class MemoryRootKeyStoreTest extends RootKeyStoreContract {

  private final Map<String, SecretBytes> roots = new ConcurrentHashMap<>();

  @Override
  protected RootKeyStore open(String installation) {
    return new MemoryRootKeyStore(
        roots.computeIfAbsent(installation, name -> SecretBytes.random(RootKeyStore.ROOT_BYTES)));
  }

  @Override
  protected boolean keepsKeys() {
    return false;
  }
}
