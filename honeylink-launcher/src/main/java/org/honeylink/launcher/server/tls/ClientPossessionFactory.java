package org.honeylink.launcher.server.tls;

import java.security.KeyStore;
import javax.net.ssl.ManagerFactoryParameters;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactorySpi;
import org.jspecify.annotations.Nullable;

/** Gives the {@link AnyClientCertificate}; trust stores are nothing to it. Made by the JDK. */
public final class ClientPossessionFactory extends TrustManagerFactorySpi {

  /** For {@link ClientPossession}. */
  public ClientPossessionFactory() {}

  @Override
  protected void engineInit(@Nullable KeyStore trusted) {
    // The application knows whom to trust, not a store that was read at start.
  }

  @Override
  protected void engineInit(ManagerFactoryParameters parameters) {
    // As above.
  }

  @Override
  protected TrustManager[] engineGetTrustManagers() {
    return new TrustManager[] {new AnyClientCertificate()};
  }
}
