package org.honeylink.control.dataplane.infrastructure.quic;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tech.kwik.agent15.NewSessionTicket;
import tech.kwik.agent15.ProtectionKeysType;
import tech.kwik.agent15.TlsConstants.CipherSuite;
import tech.kwik.agent15.TlsConstants.HandshakeType;
import tech.kwik.agent15.TlsConstants.NamedGroup;
import tech.kwik.agent15.TlsConstants.SignatureScheme;
import tech.kwik.agent15.TlsProtocolException;
import tech.kwik.agent15.engine.CertificateWithPrivateKey;
import tech.kwik.agent15.engine.ClientMessageSender;
import tech.kwik.agent15.engine.MessageProcessor;
import tech.kwik.agent15.engine.ServerMessageSender;
import tech.kwik.agent15.engine.TlsClientEngine;
import tech.kwik.agent15.engine.TlsClientEngineFactory;
import tech.kwik.agent15.engine.TlsMessageParser;
import tech.kwik.agent15.engine.TlsStatusEventHandler;
import tech.kwik.agent15.extension.Extension;
import tech.kwik.agent15.handshake.CertificateMessage;
import tech.kwik.agent15.handshake.CertificateVerifyMessage;
import tech.kwik.agent15.handshake.ClientHello;
import tech.kwik.agent15.handshake.EncryptedExtensions;
import tech.kwik.agent15.handshake.FinishedMessage;
import tech.kwik.agent15.handshake.HandshakeMessage;
import tech.kwik.agent15.handshake.NewSessionTicketMessage;
import tech.kwik.agent15.handshake.ServerHello;

/**
 * One TLS handshake between agent15's client and the engine under test, message by message as
 * bytes. What the client says may be changed on its way.
 */
final class Handshake {

  private static final List<SignatureScheme> SCHEMES =
      List.of(SignatureScheme.ecdsa_secp256r1_sha256);

  private final Queue<byte[]> toServer = new ArrayDeque<>();
  private final Queue<byte[]> toClient = new ArrayDeque<>();
  private final List<HandshakeType> said = new ArrayList<>();
  private final Ends serverEnd = new Ends();
  private final TlsClientEngine client;
  private final MutualTlsEngine server;
  private UnaryOperator<List<byte[]>> onTheWay = UnaryOperator.identity();

  /**
   * @param shown the client's certificate and key, which need not belong together; null for none
   */
  Handshake(
      X509Certificate serverCertificate,
      PrivateKey serverKey,
      @Nullable CertificateWithPrivateKey shown,
      Consumer<List<X509Certificate>> proven) {
    server =
        new MutualTlsEngine(
            List.of(serverCertificate), serverKey, SCHEMES, new ServerSays(), serverEnd, proven);
    server.addSupportedCiphers(List.of(CipherSuite.TLS_AES_128_GCM_SHA256));
    client = TlsClientEngineFactory.createClientEngine(new ClientSays(), new Ends());
    client.addSupportedCiphers(List.of(CipherSuite.TLS_AES_128_GCM_SHA256));
    client.setServerName("localhost");
    client.setTrustManager(new Trusting());
    client.setHostnameVerifier((host, certificate) -> true);
    client.setClientCertificateCallback(authorities -> shown);
  }

  /** Changes what the client says after the server's Finished. */
  Handshake clientSays(UnaryOperator<List<byte[]>> change) {
    onTheWay = change;
    return this;
  }

  /** Runs until both ends are silent. */
  Handshake run() throws TlsProtocolException, IOException {
    client.startHandshake(NamedGroup.secp256r1, SCHEMES);
    deliver(toServer, server, ProtectionKeysType.None);
    deliver(toClient, client, ProtectionKeysType.None);
    List<byte[]> flight = onTheWay.apply(List.copyOf(toServer));
    toServer.clear();
    toServer.addAll(flight);
    deliver(toServer, server, ProtectionKeysType.Handshake);
    return this;
  }

  private static void deliver(Queue<byte[]> messages, MessageProcessor to, ProtectionKeysType first)
      throws TlsProtocolException, IOException {
    ProtectionKeysType protectedBy = first;
    for (byte[] next = messages.poll(); next != null; next = messages.poll()) {
      Object _ =
          new TlsMessageParser()
              .parseAndProcessHandshakeMessage(ByteBuffer.wrap(next), to, protectedBy);
      protectedBy = ProtectionKeysType.Handshake;
    }
  }

  /** Whether the server holds the handshake for done. */
  boolean isFinished() {
    return serverEnd.finished;
  }

  boolean sameSecrets() {
    return java.util.Arrays.equals(
        client.getClientApplicationTrafficSecret(), server.getClientApplicationTrafficSecret());
  }

  /** What the server said, in order. */
  List<HandshakeType> serverSaid() {
    return said;
  }

  private final class ServerSays implements ServerMessageSender {

    private void say(HandshakeMessage message) {
      byte[] bytes = message.getBytes();
      said.add(type(bytes));
      toClient.add(bytes);
    }

    private static HandshakeType type(byte[] message) {
      for (HandshakeType type : HandshakeType.values()) {
        if (type.value == message[0]) {
          return type;
        }
      }
      throw new IllegalArgumentException("no handshake message of type " + message[0]);
    }

    @Override
    public void send(ServerHello message) {
      say(message);
    }

    @Override
    public void send(EncryptedExtensions message) {
      say(message);
    }

    @Override
    public void send(CertificateMessage message) {
      say(message);
    }

    @Override
    public void send(CertificateVerifyMessage message) {
      say(message);
    }

    @Override
    public void send(FinishedMessage message) {
      say(message);
    }

    @Override
    public void send(NewSessionTicketMessage message) {
      say(message);
    }
  }

  private final class ClientSays implements ClientMessageSender {

    @Override
    public void send(ClientHello message) {
      toServer.add(message.getBytes());
    }

    @Override
    public void send(FinishedMessage message) {
      toServer.add(message.getBytes());
    }

    @Override
    public void send(CertificateMessage message) {
      toServer.add(message.getBytes());
    }

    @Override
    public void send(CertificateVerifyMessage message) {
      toServer.add(message.getBytes());
    }
  }

  private static final class Ends implements TlsStatusEventHandler {

    private boolean finished;

    @Override
    public void earlySecretsKnown() {}

    @Override
    public void handshakeSecretsKnown() {}

    @Override
    public void handshakeFinished() {
      finished = true;
    }

    @Override
    public void newSessionTicketReceived(NewSessionTicket ticket) {
      throw new AssertionError("sessions are not resumed");
    }

    @Override
    public void extensionsReceived(List<Extension> extensions) {}

    @Override
    public boolean isEarlyDataAccepted() {
      return false;
    }
  }

  private static final class Trusting implements javax.net.ssl.X509TrustManager {

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
