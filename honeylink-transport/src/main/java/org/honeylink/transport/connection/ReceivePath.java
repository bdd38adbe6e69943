package org.honeylink.transport.connection;

import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.function.LongFunction;
import org.honeylink.transport.packet.DropReason;
import org.honeylink.transport.packet.Frame;
import org.honeylink.transport.packet.PacketHeader;
import org.honeylink.transport.packet.PacketType;
import org.honeylink.transport.packet.ReplayWindow;
import org.jspecify.annotations.Nullable;

/**
 * Way of a datagram into the session: connection id, replay window, opening, path check, then FEC
 * and stream. Nothing is kept of what does not open.
 */
final class ReceivePath {

  private final LongFunction<@Nullable StreamEndpoint> streams;
  private final SessionListener listener;
  private final PeerPath path;
  private final SendPath sending;
  private final KeepAlive keepAlive;
  private final DropCounters drops;

  ReceivePath(
      LongFunction<@Nullable StreamEndpoint> streams,
      SessionListener listener,
      PeerPath path,
      SendPath sending,
      KeepAlive keepAlive,
      DropCounters drops) {
    this.streams = streams;
    this.listener = listener;
    this.path = path;
    this.sending = sending;
    this.keepAlive = keepAlive;
    this.drops = drops;
  }

  /**
   * @return the peer's CLOSE, when the datagram was one
   */
  Frame.@Nullable Close receive(
      byte[] packet, int offset, int length, InetSocketAddress from, long nowMicros) {
    DropReason reason = PacketHeader.check(packet, offset, length);
    if (reason != null) {
      drops.count(reason);
      return null;
    }
    StreamEndpoint stream = streams.apply(PacketHeader.connectionId(packet, offset));
    if (stream == null) {
      drops.count(DropReason.UNKNOWN_CONNECTION);
      return null;
    }
    int body = open(stream, packet, offset, length);
    if (body < 0) {
      return null;
    }
    accept(stream, packet, offset, length, from, nowMicros);
    Frame frame = null;
    PacketType type = PacketHeader.type(packet, offset);
    DropReason unused =
        switch (type) {
          case DATA -> stream.receiving().onData(packet, offset, body, nowMicros);
          case PARITY -> stream.receiving().onParity(packet, offset, body, nowMicros);
          default -> {
            frame = Frame.read(type, packet, offset + type.headerBytes(), body);
            yield frame == null
                ? DropReason.MALFORMED
                : onFrame(stream, frame, packet, from, nowMicros);
          }
        };
    settle(stream, PacketHeader.packetNumber(packet, offset), type, unused, nowMicros);
    return frame instanceof Frame.Close close ? close : null;
  }

  /** Replay window, then tag; the window moves only for what opened. */
  private int open(StreamEndpoint stream, byte[] packet, int offset, int length) {
    long number = PacketHeader.packetNumber(packet, offset);
    DropReason reason = stream.receiving().replay().check(number);
    int body = -1;
    if (reason == null) {
      int header = PacketHeader.type(packet, offset).headerBytes();
      body = stream.sealer().open(number, packet, offset, header, length - header);
      reason = body < 0 ? DropReason.NOT_AUTHENTIC : null;
    }
    if (reason != null) {
      stream.counters().drops.count(reason);
    }
    return body;
  }

  private void accept(
      StreamEndpoint stream,
      byte[] packet,
      int offset,
      int length,
      InetSocketAddress from,
      long nowMicros) {
    ReplayWindow replay = stream.receiving().replay();
    long number = PacketHeader.packetNumber(packet, offset);
    boolean newest = number > replay.highest();
    replay.accept(number);
    stream.counters().onReceived(length, nowMicros);
    keepAlive.onHeard(nowMicros);
    path.onAuthentic(from, length, newest, stream, nowMicros);
  }

  private @Nullable DropReason onFrame(
      StreamEndpoint stream, Frame frame, byte[] packet, InetSocketAddress from, long nowMicros) {
    return switch (frame) {
      case Frame.Ack ack -> onAck(stream, ack, nowMicros);
      case Frame.PathChallenge challenge -> {
        sending.answer(stream, challenge, from);
        yield null;
      }
      case Frame.PathResponse response -> {
        InetSocketAddress before = path.onResponse(response.token(), from, nowMicros);
        if (before != null) {
          sending.onPathMoved(before, from);
        }
        yield null;
      }
      case Frame.Close close -> null;
      case Frame.Padding padding -> null;
      case Frame.LinkReport report -> {
        stream.sending().onReport(report);
        yield null;
      }
      case Frame.Control control when control.kind() == FecNotice.KIND ->
          onFecNotice(stream, control, packet, nowMicros);
      case Frame.Control control ->
          listener.onControl(stream.connectionId(), control.kind(), content(control, packet))
              ? null
              : DropReason.NOT_CONSUMED;
    };
  }

  private static @Nullable DropReason onFecNotice(
      StreamEndpoint stream, Frame.Control control, byte[] packet, long nowMicros) {
    FecNotice notice = FecNotice.read(packet, control.contentOffset(), control.contentBytes());
    if (notice == null) {
      return DropReason.MALFORMED;
    }
    stream.onFecNotice(notice, nowMicros);
    return null;
  }

  private static byte[] content(Frame.Control control, byte[] packet) {
    int from = control.contentOffset();
    return Arrays.copyOfRange(packet, from, from + control.contentBytes());
  }

  private @Nullable DropReason onAck(StreamEndpoint stream, Frame.Ack ack, long nowMicros) {
    if (!stream.sending().couldCause(ack)) {
      return DropReason.MALFORMED;
    }
    sending.onAck(stream, ack, nowMicros);
    return stream.onMessagesSafe(ack, nowMicros);
  }

  /** What was of use, or never will be, is acknowledged; what did not fit must come again. */
  private static void settle(
      StreamEndpoint stream,
      long packetNumber,
      PacketType type,
      @Nullable DropReason unused,
      long nowMicros) {
    if (unused != null) {
      stream.counters().drops.count(unused);
    }
    if (unused != DropReason.FLOW_CONTROL) {
      stream.receiving().acks().onReceived(packetNumber, type.elicitsAck(), nowMicros);
    }
  }
}
