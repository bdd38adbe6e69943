package org.honeylink.tests.benchmark;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import org.honeylink.crypto.aead.CipherSuite;
import org.honeylink.crypto.secret.SecretBytes;
import org.honeylink.transport.connection.CloseReason;
import org.honeylink.transport.connection.ReceivedMessage;
import org.honeylink.transport.connection.Role;
import org.honeylink.transport.connection.SessionConfig;
import org.honeylink.transport.connection.SessionConnection;
import org.honeylink.transport.connection.SessionListener;
import org.honeylink.transport.connection.StreamConfig;
import org.honeylink.transport.connection.StreamMode;
import org.honeylink.transport.fec.FecScheme;
import org.honeylink.transport.packet.ControlKind;

/**
 * A device's end of a live session: keeps it alive, and answers commands. Used by one thread of its
 * {@link SwarmEnd}; what it heard may be read by any.
 */
final class SwarmDevice implements SessionListener {

  static final long NEVER = -1;
  private static final int ID_BYTES = 16;

  final long connectionId;
  final SessionConnection connection;

  /** When the next transmit is due, microseconds. */
  long dueMicros;

  private volatile long commandNanos = NEVER;
  private volatile boolean closed;

  /**
   * @param streamKey of epoch 0, as the server's answer shows it
   */
  SwarmDevice(long connectionId, SecretBytes streamKey, InetSocketAddress server, long nowMicros) {
    this.connectionId = connectionId;
    StreamConfig stream =
        new StreamConfig(
            connectionId,
            "telemetry",
            StreamMode.RELIABLE,
            3,
            100_000,
            FecScheme.NORMAL,
            Duration.ofMillis(200),
            Protections.of(CipherSuite.CHACHA20_POLY1305, Role.DEVICE, streamKey));
    this.connection =
        new SessionConnection(SessionConfig.of(Role.DEVICE, List.of(stream)), this, nowMicros);
    this.connection.connectPeer(server);
  }

  /** When the first command came, {@link System#nanoTime}; or {@link #NEVER}. */
  long commandNanos() {
    return commandNanos;
  }

  /** Whether the session was closed. */
  boolean isClosed() {
    return closed;
  }

  @Override
  public boolean onControl(long id, int kind, byte[] content) {
    if (kind != ControlKind.COMMAND.number()) {
      return false;
    }
    if (commandNanos == NEVER) {
      commandNanos = System.nanoTime();
    }
    byte[] answer = ByteBuffer.allocate(ID_BYTES + 1).put(content, 0, ID_BYTES).array();
    return connection.control(id, ControlKind.COMMAND_ANSWER.number(), answer);
  }

  @Override
  public void onMessage(ReceivedMessage message) {}

  @Override
  public void onAcknowledged(long id, long throughMessageNumber) {}

  @Override
  public void onWritable(long id) {}

  @Override
  public void onClosed(CloseReason reason) {
    closed = true;
  }
}
