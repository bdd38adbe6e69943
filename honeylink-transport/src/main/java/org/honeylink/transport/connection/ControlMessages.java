package org.honeylink.transport.connection;

import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import org.honeylink.transport.packet.Frame;
import org.honeylink.transport.packet.PacketType;
import org.honeylink.transport.spi.DatagramBatch;
import org.honeylink.transport.spi.PacketProtection;

/**
 * Words of the control plane that wait to go out: a few at most, each sent once. Who needs an
 * answer says its word again until it comes; so nothing is kept of what was sent, and a word that
 * is said again while it still waits takes its own place.
 */
final class ControlMessages {

  /** Bytes of a message that are not content: header, kind, tag. */
  static final int OVERHEAD_BYTES =
      PacketType.CONTROL.headerBytes() + Short.BYTES + PacketProtection.TAG_BYTES;

  private static final int MOST = 8;

  @SuppressWarnings("ArrayRecordComponent") // Only carries bytes to the wire; never compared.
  private record Message(StreamEndpoint stream, int kind, byte[] content) {

    int datagramBytes() {
      return OVERHEAD_BYTES + content.length;
    }
  }

  private final Deque<Message> waiting = new ArrayDeque<>(MOST);

  /** Takes a message, or not while there are too many. */
  boolean offer(StreamEndpoint stream, int kind, byte[] content) {
    waiting.removeIf(message -> message.stream() == stream && message.kind() == kind);
    return waiting.size() < MOST && waiting.add(new Message(stream, kind, content));
  }

  /** Sends what the path lets go. */
  void send(DatagramBatch out, PeerPath path, InetSocketAddress to) {
    for (Message message = waiting.peek();
        message != null && !out.isFull() && path.allows(to, message.datagramBytes());
        message = waiting.peek()) {
      waiting.remove();
      path.onSent(
          to, message.stream().sealer().seal(out, PacketType.CONTROL, write(out, message), to));
    }
  }

  private static int write(DatagramBatch out, Message message) {
    byte[] content = message.content();
    int kind = PacketSealer.write(out, new Frame.Control(message.kind(), 0, 0));
    int body = out.nextOffset() + PacketType.CONTROL.headerBytes();
    System.arraycopy(content, 0, out.bytes(), body + kind, content.length);
    return kind + content.length;
  }
}
