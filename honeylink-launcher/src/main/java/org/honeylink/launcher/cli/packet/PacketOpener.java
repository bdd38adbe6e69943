package org.honeylink.launcher.cli.packet;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.honeylink.crypto.aead.CipherSuite;
import org.honeylink.crypto.aead.PacketCipher;
import org.honeylink.crypto.keys.DirectionKeys;
import org.honeylink.crypto.secret.SecretAccess;
import org.honeylink.transport.packet.DropReason;
import org.honeylink.transport.packet.PacketHeader;
import org.honeylink.transport.packet.ReplayWindow;
import org.jspecify.annotations.Nullable;

/** Opens the packets of one direction, and remembers their numbers as a receiver does. */
final class PacketOpener implements AutoCloseable {

  private final String direction;
  private final DirectionKeys keys;
  private final PacketCipher cipher;
  private final Map<Long, ReplayWindow> windows = new HashMap<>();

  /**
   * @param direction its name; empty when it is not known
   * @param keys belong to this object from now on
   */
  PacketOpener(String direction, CipherSuite suite, DirectionKeys keys) {
    this.direction = direction;
    this.keys = keys;
    this.cipher = PacketCipher.of(suite, keys, keys);
  }

  String direction() {
    return direction;
  }

  /**
   * Opens a packet with a sane header in place.
   *
   * @return bytes of the body, or -1 when it is not authentic and left as it was
   */
  int open(byte[] packet) {
    int header = PacketHeader.type(packet, 0).headerBytes();
    long number = PacketHeader.packetNumber(packet, 0);
    return cipher.open(number, packet, 0, header, packet.length - header);
  }

  /** What the replay window says of a packet that opened. */
  @Nullable DropReason replay(byte[] packet) {
    ReplayWindow window =
        windows.computeIfAbsent(PacketHeader.connectionId(packet, 0), _ -> new ReplayWindow());
    long number = PacketHeader.packetNumber(packet, 0);
    DropReason reason = window.check(number);
    if (reason == null) {
      window.accept(number);
    }
    return reason;
  }

  /** The iv, with the packet number XORed into its last 8 bytes: it discloses the iv. */
  String nonce(long packetNumber) {
    byte[] nonce = keys.iv().expose(SecretAccess.granted());
    try {
      for (int i = 0; i < Long.BYTES; i++) {
        nonce[nonce.length - 1 - i] ^= (byte) (packetNumber >>> (Byte.SIZE * i));
      }
      return HexFormat.of().formatHex(nonce);
    } finally {
      Arrays.fill(nonce, (byte) 0);
    }
  }

  @Override
  public void close() {
    cipher.close();
    keys.close();
  }
}
