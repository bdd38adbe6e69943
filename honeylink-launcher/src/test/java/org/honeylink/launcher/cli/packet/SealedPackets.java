package org.honeylink.launcher.cli.packet;

import java.util.Arrays;
import org.honeylink.crypto.aead.PacketCipher;
import org.honeylink.crypto.keys.Direction;
import org.honeylink.crypto.keys.DirectionKeys;
import org.honeylink.crypto.keys.KeyHierarchy;
import org.honeylink.crypto.secret.SecretBytes;
import org.honeylink.transport.packet.PacketHeader;
import org.honeylink.transport.packet.PacketType;
import org.honeylink.transport.packet.ParityFields;

/** Packets of the connection of docs/wire-format.md, sealed for one direction. */
final class SealedPackets {

  private static final long CONNECTION = 0x0123456789abcdefL;

  private final DirectionKeys keys;

  SealedPackets(byte[] streamKey, Direction direction) {
    try (SecretBytes key = SecretBytes.copyOf(streamKey)) {
      keys = KeyHierarchy.direction(key, direction);
    }
  }

  byte[] packet(PacketType type, long number, byte[] body) {
    byte[] packet = open(type, number, body);
    if (type == PacketType.DATA) {
      PacketHeader.writeData(packet, 0, 0, (int) number);
    }
    return sealed(type, number, packet, body.length);
  }

  byte[] parity(long number, ParityFields fields, byte[] body) {
    byte[] packet = open(PacketType.PARITY, number, body);
    PacketHeader.writeParity(packet, 0, fields);
    return sealed(PacketType.PARITY, number, packet, body.length);
  }

  private static byte[] open(PacketType type, long number, byte[] body) {
    byte[] packet = new byte[type.headerBytes() + body.length + PacketCipher.TAG_BYTES];
    PacketHeader.write(packet, 0, type, CONNECTION, number);
    System.arraycopy(body, 0, packet, type.headerBytes(), body.length);
    return packet;
  }

  private byte[] sealed(PacketType type, long number, byte[] packet, int bodyBytes) {
    try (PacketCipher cipher = PacketCipher.chaCha20Poly1305(keys, keys)) {
      int bytes = cipher.seal(number, packet, 0, type.headerBytes(), bodyBytes);
      return Arrays.copyOf(packet, bytes);
    }
  }
}
