package org.honeylink.control.trust.infrastructure;

import jakarta.annotation.Priority;
import jakarta.decorator.Decorator;
import jakarta.decorator.Delegate;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.util.Optional;
import org.honeylink.control.shared.application.OperationMetrics;
import org.honeylink.control.trust.application.KeyStores;
import org.honeylink.crypto.keys.RootKeyStore;
import org.honeylink.crypto.pki.RootAuthority;

/** Puts the measuring around the root key store, whichever it is. */
@Decorator
@Priority(Interceptor.Priority.LIBRARY_BEFORE)
public abstract class MeasuredKeyStores implements KeyStores {

  @Inject @Delegate KeyStores stores;
  @Inject OperationMetrics metrics;

  @Override
  public RootKeyStore rootKeys() {
    return new MeasuredRootKeyStore(stores.rootKeys(), metrics);
  }

  /** Said, because what an interface does by default would not reach the delegate. */
  @Override
  public Optional<RootAuthority> enterpriseRoot() {
    return stores.enterpriseRoot();
  }
}
