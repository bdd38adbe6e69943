package org.honeylink.launcher.server.tls;

import java.security.Provider;
import java.security.Security;
import java.util.List;
import java.util.Map;

/**
 * Security provider with the one trust algorithm {@value #ALGORITHM}: a TLS client may show any
 * certificate, and proves no more than that he holds its private key. Who issued it and whether it
 * counts is the application's to say, at each call: authorities come and go while the server runs,
 * and a revocation must not wait for a new connection.
 *
 * <p>Named for the HTTPS listener alone. The default algorithm of the JVM, by which the server
 * judges others, stays what it is.
 */
public final class ClientPossession extends Provider {

  /** For the listener's {@code trust-algorithm}. */
  public static final String ALGORITHM = "HoneyLinkClientPossession";

  private static final long serialVersionUID = 1L;
  private static final String NAME = "HoneyLink";

  private ClientPossession() {
    super(NAME, "1.0", "Client certificates that the application judges");
    putService(
        new Service(
            this,
            "TrustManagerFactory",
            ALGORITHM,
            ClientPossessionFactory.class.getName(),
            List.of(),
            Map.of()));
  }

  /** Makes the algorithm known to this JVM; again is no fault. */
  public static void register() {
    if (Security.getProvider(NAME) == null) {
      Security.addProvider(new ClientPossession());
    }
  }
}
