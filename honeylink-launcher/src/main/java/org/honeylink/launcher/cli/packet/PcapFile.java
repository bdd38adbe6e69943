package org.honeylink.launcher.cli.packet;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.Consumer;
import org.honeylink.launcher.cli.io.CommandFailed;
import org.jspecify.annotations.Nullable;

/**
 * The UDP datagrams of a capture in the classic format of libpcap, which {@code tcpdump -w} writes.
 * Other packets and fragments are passed over.
 */
final class PcapFile {

  private static final int MICROS = 0xa1b2c3d4;
  private static final int NANOS = 0xa1b23c4d;
  private static final int NEW_GENERATION = 0x0a0d0d0a;
  static final int FILE_HEADER = 24;

  private static final int RECORD_HEADER = 16;
  private static final int MOST_FRAME = 1 << 20; // tcpdump writes a quarter of it at most
  private static final int UDP = 17;
  private static final int UDP_HEADER = 8;
  private static final int IPV6_HEADER = 40;
  private static final int ETHERNET_TYPE = 12;
  private static final int VLAN = 0x8100;

  private final String name;
  private final InputStream content;

  /**
   * @param name for messages; empty or with a space behind
   * @param content of whose start {@link #isOne} holds; read once, not closed
   */
  PcapFile(String name, InputStream content) {
    this.name = name;
    this.content = content;
  }

  /** Also for the newer pcapng, which is refused with the way out. */
  static boolean isOne(byte[] start) {
    if (start.length < FILE_HEADER) {
      return false;
    }
    int magic = ByteBuffer.wrap(start).getInt();
    return magic == NEW_GENERATION || isMagic(magic) || isMagic(Integer.reverseBytes(magic));
  }

  private static boolean isMagic(int magic) {
    return magic == MICROS || magic == NANOS;
  }

  /** Hands on each packet as soon as it is read. */
  void packets(Consumer<CapturedPacket> then) throws IOException {
    ByteBuffer file = ByteBuffer.wrap(content.readNBytes(FILE_HEADER));
    if (file.getInt(0) == NEW_GENERATION) {
      throw CommandFailed.because(
          name + "is pcapng; convert it first: tshark -r FILE -F pcap -w OTHER");
    }
    ByteOrder order = isMagic(file.getInt(0)) ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    int linkHeader = linkHeaderBytes(file.order(order).getInt(20) & 0xffff);
    int number = 0;
    byte[] header = content.readNBytes(RECORD_HEADER);
    while (header.length == RECORD_HEADER) {
      number++;
      ByteBuffer frame = frame(ByteBuffer.wrap(header).order(order).getInt(8), number);
      CapturedPacket packet = datagram(frame, linkHeader, number);
      if (packet != null) {
        then.accept(packet);
      }
      header = content.readNBytes(RECORD_HEADER);
    }
  }

  private ByteBuffer frame(int bytes, int number) throws IOException {
    if (bytes < 0 || bytes > MOST_FRAME) {
      throw CommandFailed.because(
          "%sis damaged: packet %d cannot have %d bytes"
              .formatted(name, number, Integer.toUnsignedLong(bytes)));
    }
    byte[] frame = content.readNBytes(bytes);
    if (frame.length < bytes) {
      throw CommandFailed.because(name + "ends inside of packet " + number);
    }
    return ByteBuffer.wrap(frame);
  }

  private int linkHeaderBytes(int linkType) {
    return switch (linkType) {
      case 0 -> 4; // BSD loopback
      case 1 -> 14; // Ethernet, also Linux loopback
      case 12, 14, 101 -> 0; // IP as it is
      case 113 -> 16; // Linux "any"
      case 276 -> 20; // Linux "any", version 2
      default ->
          throw CommandFailed.because(
              name + "was captured on a link of type " + linkType + ", which is not known here");
    };
  }

  private @Nullable CapturedPacket datagram(ByteBuffer frame, int linkHeader, int number) {
    int ip = linkHeader;
    if (linkHeader == 14
        && frame.limit() > ip
        && (frame.getShort(ETHERNET_TYPE) & 0xffff) == VLAN) {
      ip += 4;
    }
    if (frame.limit() <= ip) {
      return null;
    }
    return switch (frame.get(ip) >>> 4) {
      case 4 -> version4(frame, ip, number);
      case 6 -> version6(frame, ip, number);
      default -> null;
    };
  }

  private @Nullable CapturedPacket version4(ByteBuffer frame, int ip, int number) {
    int header = (frame.get(ip) & 0xf) * 4;
    if (header < 20 || frame.limit() < ip + header + UDP_HEADER || frame.get(ip + 9) != UDP) {
      return null;
    }
    boolean fragment = (frame.getShort(ip + 6) & 0x3fff) != 0;
    return fragment ? null : payload(frame, ip + 12, 4, ip + header, number);
  }

  private @Nullable CapturedPacket version6(ByteBuffer frame, int ip, int number) {
    return frame.limit() < ip + IPV6_HEADER + UDP_HEADER || frame.get(ip + 6) != UDP
        ? null
        : payload(frame, ip + 8, 16, ip + IPV6_HEADER, number);
  }

  private CapturedPacket payload(
      ByteBuffer frame, int addresses, int addressBytes, int udp, int number) {
    int bytes = Math.max(0, (frame.getShort(udp + 4) & 0xffff) - UDP_HEADER);
    if (bytes > frame.limit() - udp - UDP_HEADER) {
      throw CommandFailed.because(
          "%spacket %d was not captured whole; capture again with: tcpdump -s 0"
              .formatted(name, number));
    }
    byte[] payload = new byte[bytes];
    frame.get(udp + UDP_HEADER, payload);
    String source =
        "%spacket %d, %s to %s"
            .formatted(
                name,
                number,
                endpoint(frame, addresses, addressBytes, udp),
                endpoint(frame, addresses + addressBytes, addressBytes, udp + 2));
    return new CapturedPacket(source, payload);
  }

  private static String endpoint(ByteBuffer frame, int address, int bytes, int port) {
    byte[] octets = new byte[bytes];
    frame.get(address, octets);
    try {
      String host = InetAddress.getByAddress(octets).getHostAddress();
      return (host.contains(":") ? "[" + host + "]" : host) + ":" + (frame.getShort(port) & 0xffff);
    } catch (UnknownHostException impossible) {
      throw new IllegalStateException("An address has 4 or 16 bytes", impossible);
    }
  }
}
