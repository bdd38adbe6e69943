package org.honeylink.control.dataplane.infrastructure.quic;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.function.Function;
import tech.kwik.agent15.TlsConstants.SignatureScheme;
import tech.kwik.agent15.engine.ServerMessageSender;
import tech.kwik.agent15.engine.TlsServerEngine;
import tech.kwik.agent15.engine.TlsServerEngineFactory;
import tech.kwik.agent15.engine.TlsStatusEventHandler;
import tech.kwik.core.QuicConnection;

/** Makes the TLS engine of each connection, which begins there. Thread-safe. */
final class MutualTlsEngines extends TlsServerEngineFactory {

  private final List<X509Certificate> chain;
  private final PrivateKey key;
  private final List<SignatureScheme> schemes;
  private final Handshakes handshakes;
  private final Function<List<X509Certificate>, String> deviceOf;

  /**
   * @param deviceOf id of the device that a chain was issued to, leaf first. May block: each
   *     connection has its own thread. Throws {@link
   *     org.honeylink.control.access.application.CertificateRefused} when it does not count
   */
  MutualTlsEngines(
      ServerIdentity identity,
      Handshakes handshakes,
      Function<List<X509Certificate>, String> deviceOf)
      throws GeneralSecurityException {
    super(identity.store(), identity.alias(), identity.passphrase());
    this.chain = identity.chain();
    this.key = identity.key();
    this.schemes = identity.schemes();
    this.handshakes = handshakes;
    this.deviceOf = deviceOf;
  }

  /**
   * @param connection the server's end, as kwik has it
   */
  @Override
  public TlsServerEngine createServerEngine(
      ServerMessageSender sender, TlsStatusEventHandler connection) {
    Visit visit = handshakes.begin((QuicConnection) connection);
    return new MutualTlsEngine(
        chain, key, schemes, sender, connection, shown -> visit.proven(deviceOf.apply(shown)));
  }
}
