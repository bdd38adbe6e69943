package org.honeylink.control.dataplane.infrastructure.quic;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.net.DatagramSocket;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tech.kwik.agent15.engine.TlsEngine;
import tech.kwik.agent15.engine.TlsServerEngineFactory;
import tech.kwik.agent15.engine.TlsStatusEventHandler;
import tech.kwik.agent15.engine.impl.TlsServerEngineImpl;
import tech.kwik.agent15.engine.impl.TranscriptHash;
import tech.kwik.core.QuicConnection.QuicVersion;
import tech.kwik.core.common.EncryptionLevel;
import tech.kwik.core.crypto.CryptoStream;
import tech.kwik.core.impl.QuicConnectionImpl;
import tech.kwik.core.impl.Role;
import tech.kwik.core.impl.Version;
import tech.kwik.core.impl.VersionHolder;
import tech.kwik.core.log.Logger;
import tech.kwik.core.send.Sender;
import tech.kwik.core.server.ServerConnectionConfig;
import tech.kwik.core.server.ServerConnector;
import tech.kwik.core.server.impl.ServerConnectorImpl;

/**
 * The members of kwik and agent15 that asking clients for a certificate takes and that are not
 * public; their servers cannot do it by themselves (ADR 25). A release that has them no more fails
 * here, with their names, and lets nobody in.
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

  /**
   * Lets a connection's client send handshake messages as long as its certificates make them:
   * kwik's server takes 100 bytes, which is what a Finished needs; its client takes 16,384. Before
   * anything was sent or received at that level.
   *
   * @param connection the server's end, which is its TLS engine's status handler
   */
  @SuppressWarnings("EnumOrdinal") // kwik's list is in this order.
  static void takeLongMessages(TlsStatusEventHandler connection, TlsEngine engine) {
    if (!(connection instanceof QuicConnectionImpl quic)) {
      return; // An engine without QUIC around it, as in a test.
    }
    int level = EncryptionLevel.Handshake.ordinal();
    List<@Nullable CryptoStream> streams = cryptoStreams(quic);
    while (streams.size() <= level) {
      streams.add(null);
    }
    streams.set(
        level,
        new CryptoStream(
            VersionHolder.with(Version.QUIC_version_1),
            EncryptionLevel.Handshake,
            Role.Client,
            engine,
            new KwikLog(),
            sender(quic)));
  }

  @SuppressWarnings("unchecked") // As it is declared.
  private static List<@Nullable CryptoStream> cryptoStreams(QuicConnectionImpl connection) {
    try {
      Field field = QuicConnectionImpl.class.getDeclaredField("cryptoStreams");
      field.setAccessible(true);
      return (List<@Nullable CryptoStream>) field.get(connection);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("kwik's QuicConnectionImpl has no cryptoStreams", e);
    }
  }

  private static Sender sender(QuicConnectionImpl connection) {
    try {
      Method method = QuicConnectionImpl.class.getDeclaredMethod("getSender");
      method.setAccessible(true);
      return (Sender) method.invoke(connection);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("kwik's QuicConnectionImpl has no getSender", e);
    }
  }
}
