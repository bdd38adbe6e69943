package org.honeylink.transport.packet;

import org.jspecify.annotations.Nullable;

/**
 * Body of the packets that carry no shard: one frame fills one body. Layouts, big-endian, stand at
 * each record; a body that is longer or shorter is malformed.
 */
public sealed interface Frame {

  /** Type of the packet that carries this frame. */
  PacketType type();

  /**
   * Acknowledgement.
   *
   * <pre>
   *  4  microseconds between the arrival of the highest packet number and this packet
   *  8  every message with a lower number is safe with the receiver's application
   *  4  receive window: cost of the messages from that number on which the receiver takes
   *  n  packet numbers received, as in {@link NumberRanges}
   *  n  ordinals of DATA packets rebuilt by FEC: block number + shard index, as ranges
   * </pre>
   *
   * The cost of a message is its bytes + 64 + 8 for each of its fragments.
   */
  record Ack(
      long delayMicros,
      long messagesBelow,
      long windowBytes,
      NumberRanges received,
      NumberRanges rebuilt)
      implements Frame {

    @Override
    public PacketType type() {
      return PacketType.ACK;
    }
  }

  /** Challenge: 8 random bytes. */
  record PathChallenge(long token) implements Frame {

    @Override
    public PacketType type() {
      return PacketType.PATH_CHALLENGE;
    }
  }

  /** Answer: the 8 bytes of the challenge, sent to where it came from. */
  record PathResponse(long token) implements Frame {

    @Override
    public PacketType type() {
      return PacketType.PATH_RESPONSE;
    }
  }

  /**
   * What the receiver saw of a stream since its key epoch began: 4 bytes DATA packets received, 4
   * rebuilt, 4 lost for good.
   */
  record LinkReport(long received, long rebuilt, long lost) implements Frame {

    @Override
    public PacketType type() {
      return PacketType.LINK_REPORT;
    }
  }

  /**
   * Word of the control plane.
   *
   * <pre>
   *  2  kind
   *  n  content, named by the kind
   * </pre>
   *
   * The content lies in the packet's array at {@code contentOffset}.
   */
  record Control(int kind, int contentOffset, int contentBytes) implements Frame {

    @Override
    public PacketType type() {
      return PacketType.CONTROL;
    }
  }

  /** End of the session: 2 bytes reason. */
  record Close(int reasonCode) implements Frame {

    @Override
    public PacketType type() {
      return PacketType.CLOSE;
    }
  }

  /** Bytes without meaning: RFC 8899, section 4.1, a probe carries no content that is missed. */
  record Padding(int bytes) implements Frame {

    @Override
    public PacketType type() {
      return PacketType.PADDING;
    }
  }

  /**
   * Reads the body of a packet that has been opened.
   *
   * @param type neither DATA nor PARITY
   * @return null when it is malformed
   */
  static @Nullable Frame read(PacketType type, byte[] body, int offset, int length) {
    ByteReader in = new ByteReader(body, offset, length);
    Frame frame =
        switch (type) {
          case ACK ->
              new Ack(
                  in.get32(), in.get64(), in.get32(), NumberRanges.read(in), NumberRanges.read(in));
          case PATH_CHALLENGE -> new PathChallenge(in.get64());
          case PATH_RESPONSE -> new PathResponse(in.get64());
          case LINK_REPORT -> new LinkReport(in.get32(), in.get32(), in.get32());
          case CONTROL -> new Control(in.get16(), in.position(), in.remaining());
          case CLOSE -> new Close(in.get16());
          case PADDING -> new Padding(in.remaining());
          case DATA, PARITY -> throw new IllegalArgumentException(type + " carries a shard");
        };
    boolean open = frame instanceof Control || frame instanceof Padding;
    boolean whole = open ? !in.failed() : in.isExhausted();
    return whole ? frame : null;
  }

  /**
   * Writes the body. {@link Control} is written with its kind only; its content is the caller's.
   *
   * @return bytes written, at most 540, but as many as it says of {@link Padding}
   */
  static int write(Frame frame, byte[] target, int offset) {
    ByteWriter out = new ByteWriter(target, offset);
    switch (frame) {
      case Ack ack -> {
        out.put32(Math.min(ack.delayMicros, 0xffff_ffffL));
        out.put64(ack.messagesBelow);
        out.put32(ack.windowBytes);
        ack.received.write(out);
        ack.rebuilt.write(out);
      }
      case PathChallenge challenge -> out.put64(challenge.token);
      case PathResponse response -> out.put64(response.token);
      case LinkReport report -> {
        out.put32(report.received);
        out.put32(report.rebuilt);
        out.put32(report.lost);
      }
      case Control control -> out.put16(control.kind);
      case Close close -> out.put16(close.reasonCode);
      case Padding padding -> out.zeros(padding.bytes);
    }
    return out.written();
  }
}
