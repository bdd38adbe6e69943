package org.honeylink.control.dataplane.infrastructure.quic;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.net.DatagramSocket;
import java.util.List;
import tech.kwik.agent15.engine.TlsServerEngineFactory;
import tech.kwik.agent15.engine.impl.TlsServerEngineImpl;
import tech.kwik.agent15.engine.impl.TranscriptHash;
import tech.kwik.core.QuicConnection.QuicVersion;
import tech.kwik.core.log.Logger;
import tech.kwik.core.server.ServerConnectionConfig;
import tech.kwik.core.server.ServerConnector;
import tech.kwik.core.server.impl.ServerConnectorImpl;

/**
 * The two private members of kwik and agent15 that asking clients for a certificate takes; their
 * servers cannot do it (ADR 25). A release that has them no more fails here, at start, with their
 * names.
 */
final class KwikInternals {

  private KwikInternals() {}

  /** A server whose TLS engines come from the given factory. */
  static ServerConnector connector(
      DatagramSocket socket,
      TlsServerEngineFactory engines,
      ServerConnectionConfig config,
      Logger logger) {
    try {
      Constructor<ServerConnectorImpl> constructor =
          ServerConnectorImpl.class.getDeclaredConstructor(
              DatagramSocket.class,
              TlsServerEngineFactory.class,
              List.class,
              ServerConnectionConfig.class,
              Logger.class);
      constructor.setAccessible(true);
      return constructor.newInstance(socket, engines, List.of(QuicVersion.V1), config, logger);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("kwik's ServerConnectorImpl takes no engine factory", e);
    }
  }

  /** The handshake's transcript; there is one from the ClientHello on. */
  static TranscriptHash transcript(TlsServerEngineImpl engine) {
    try {
      Field field = TlsServerEngineImpl.class.getDeclaredField("transcriptHash");
      field.setAccessible(true);
      return (TranscriptHash) field.get(engine);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("agent15's TlsServerEngineImpl has no transcriptHash", e);
    }
  }
}
