package org.honeylink.control.dataplane.infrastructure.quic;

import java.io.IOException;
import java.util.function.Supplier;
import tech.kwik.agent15.engine.ServerMessageSender;
import tech.kwik.agent15.handshake.CertificateMessage;
import tech.kwik.agent15.handshake.CertificateVerifyMessage;
import tech.kwik.agent15.handshake.EncryptedExtensions;
import tech.kwik.agent15.handshake.FinishedMessage;
import tech.kwik.agent15.handshake.NewSessionTicketMessage;
import tech.kwik.agent15.handshake.ServerHello;

/** Sends one message more, behind the encrypted extensions, and tells when those are due. */
record RequestingSender(
    ServerMessageSender sender,
    Runnable beforeExtensions,
    Supplier<EncryptedExtensions> behindExtensions)
    implements ServerMessageSender {

  @Override
  public void send(ServerHello message) throws IOException {
    sender.send(message);
  }

  @Override
  public void send(EncryptedExtensions message) throws IOException {
    beforeExtensions.run();
    sender.send(message);
    sender.send(behindExtensions.get());
  }

  @Override
  public void send(CertificateMessage message) throws IOException {
    sender.send(message);
  }

  @Override
  public void send(CertificateVerifyMessage message) throws IOException {
    sender.send(message);
  }

  @Override
  public void send(FinishedMessage message) throws IOException {
    sender.send(message);
  }

  @Override
  public void send(NewSessionTicketMessage message) throws IOException {
    sender.send(message);
  }
}
