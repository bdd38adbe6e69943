package org.honeylink.control.dataplane.infrastructure.quic;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import java.util.function.Function;
import tech.kwik.agent15.TlsConstants.SignatureScheme;
import tech.kwik.agent15.engine.ServerMessageSender;
import tech.kwik.agent15.engine.TlsServerEngine;
import tech.kwik.agent15.engine.TlsServerEngineFactory;
import tech.kwik.agent15.engine.TlsStatusEventHandler;
import tech.kwik.core.QuicConnection;

/**
 * Makes the TLS engine of each connection, and remembers which device a connection's client has
 * proven to be. Thread-safe.
 */
final class MutualTlsEngines extends TlsServerEngineFactory {

  private final List<X509Certificate> chain;
  private final PrivateKey key;
  private final List<SignatureScheme> schemes;
  private final Function<List<X509Certificate>, String> deviceOf;

  /** By connection, which is the handler of its engine; gone with it when nobody asks. */
  private final Map<Object, String> devices = Collections.synchronizedMap(new WeakHashMap<>());

  /**
   * @param deviceOf id of the device that a chain was issued to, leaf first; throws when it does
   *     not count. May block: each connection has its own thread
   */
  MutualTlsEngines(ServerIdentity identity, Function<List<X509Certificate>, String> deviceOf)
      throws GeneralSecurityException {
    super(identity.store(), identity.alias(), identity.passphrase());
    this.chain = identity.chain();
    this.key = identity.key();
    this.schemes = identity.schemes();
    this.deviceOf = deviceOf;
  }

  @Override
  public TlsServerEngine createServerEngine(
      ServerMessageSender sender, TlsStatusEventHandler connection) {
    return new MutualTlsEngine(
        chain,
        key,
        schemes,
        sender,
        connection,
        shown -> devices.put(connection, deviceOf.apply(shown)));
  }

  /** The device at the other end of an established connection. */
  Optional<String> deviceAt(QuicConnection connection) {
    return Optional.ofNullable(devices.get(connection));
  }
}
