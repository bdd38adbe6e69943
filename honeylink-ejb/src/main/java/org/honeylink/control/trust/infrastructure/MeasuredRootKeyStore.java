package org.honeylink.control.trust.infrastructure;

import java.security.PublicKey;
import java.util.Optional;
import java.util.function.Supplier;
import org.honeylink.control.shared.application.Operation;
import org.honeylink.control.shared.application.OperationMetrics;
import org.honeylink.crypto.derivation.DerivationLabel;
import org.honeylink.crypto.keys.AuthorityKeyName;
import org.honeylink.crypto.keys.RootKeyStore;
import org.honeylink.crypto.secret.SecretBytes;

/** Counts and times what the root key store does. Thread-safe. */
final class MeasuredRootKeyStore implements RootKeyStore {

  private final RootKeyStore store;
  private final OperationMetrics metrics;

  MeasuredRootKeyStore(RootKeyStore store, OperationMetrics metrics) {
    this.store = store;
    this.metrics = metrics;
  }

  @Override
  public SecretBytes derive(byte[] salt, DerivationLabel info, int lengthBytes) {
    return metrics.measure(Operation.KEY_STORE_DERIVE, () -> store.derive(salt, info, lengthBytes));
  }

  @Override
  public PublicKey createAuthorityKey(AuthorityKeyName name) {
    return metrics.measure(Operation.KEY_STORE_CREATE, () -> store.createAuthorityKey(name));
  }

  @Override
  public Optional<PublicKey> authorityKey(AuthorityKeyName name) {
    return metrics.measure(Operation.KEY_STORE_READ, () -> store.authorityKey(name));
  }

  @Override
  public byte[] sign(AuthorityKeyName name, byte[] message) {
    return metrics.measure(Operation.KEY_STORE_SIGN, () -> store.sign(name, message));
  }

  @Override
  public void destroyAuthorityKey(AuthorityKeyName name) {
    measure(Operation.KEY_STORE_DESTROY, () -> store.destroyAuthorityKey(name));
  }

  @Override
  public void check() {
    measure(Operation.KEY_STORE_CHECK, store::check);
  }

  private void measure(Operation operation, Runnable task) {
    Supplier<Boolean> done =
        () -> {
          task.run();
          return true;
        };
    metrics.measure(operation, done);
  }

  @Override
  public void close() {
    store.close();
  }
}
