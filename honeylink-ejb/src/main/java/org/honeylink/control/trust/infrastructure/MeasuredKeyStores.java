package org.honeylink.control.trust.infrastructure;

import jakarta.annotation.Priority;
import jakarta.decorator.Decorator;
import jakarta.decorator.Delegate;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import org.honeylink.control.shared.application.OperationMetrics;
import org.honeylink.control.trust.application.KeyStores;
import org.honeylink.crypto.keys.RootKeyStore;

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
}
