package org.honeylink.tests.wire;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.honeylink.crypto.aead.PacketCipher;
import org.honeylink.transport.connection.CloseReason;
import org.honeylink.transport.connection.ReceivedMessage;
import org.honeylink.transport.connection.Role;
import org.honeylink.transport.connection.SessionConfig;
import org.honeylink.transport.connection.SessionConnection;
import org.honeylink.transport.connection.SessionListener;
import org.honeylink.transport.connection.StreamConfig;
import org.honeylink.transport.connection.StreamMode;
import org.honeylink.transport.fec.FecScheme;
import org.honeylink.transport.fec.adaptive.FecChange;
import org.honeylink.transport.spi.PacketProtection;

/** The server's end of a session, for what only a whole session reads. */
final class ServerThatHears implements SessionListener {

  private static final InetSocketAddress FROM =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 1);

  final List<FecChange> redundancy = new ArrayList<>();
  private final SessionConnection connection;

  /**
   * @param cipher opens what the device sealed; stays the caller's
   */
  ServerThatHears(long connectionId, PacketCipher cipher) {
    StreamConfig stream =
        new StreamConfig(
            connectionId,
            "stream",
            StreamMode.RELIABLE,
            4,
            1_000_000,
            FecScheme.NORMAL,
            true,
            Duration.ofMillis(100),
            protection(cipher));
    connection = new SessionConnection(SessionConfig.of(Role.SERVER, List.of(stream)), this, 0);
  }

  void receive(byte[] packet) {
    connection.receive(packet, 0, packet.length, FROM, 0);
  }

  private static PacketProtection protection(PacketCipher cipher) {
    return new PacketProtection() {
      @Override
      public int seal(long number, byte[] packet, int offset, int headerBytes, int bodyBytes) {
        return cipher.seal(number, packet, offset, headerBytes, bodyBytes);
      }

      @Override
      public int open(long number, byte[] packet, int offset, int headerBytes, int sealedBytes) {
        return cipher.open(number, packet, offset, headerBytes, sealedBytes);
      }
    };
  }

  @Override
  public void onPeerFecChanged(long connectionId, FecChange change) {
    redundancy.add(change);
  }

  @Override
  public void onMessage(ReceivedMessage message) {
    throw new AssertionError(message);
  }

  @Override
  public void onAcknowledged(long connectionId, long throughMessageNumber) {
    throw new AssertionError("nothing was sent");
  }

  @Override
  public void onWritable(long connectionId) {
    throw new AssertionError("nothing was sent");
  }

  @Override
  public boolean onControl(long connectionId, int kind, byte[] content) {
    throw new AssertionError("kind " + kind);
  }

  @Override
  public void onClosed(CloseReason reason) {
    throw new AssertionError(reason);
  }
}
