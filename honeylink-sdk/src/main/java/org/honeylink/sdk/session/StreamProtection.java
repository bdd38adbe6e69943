package org.honeylink.sdk.session;

import org.honeylink.crypto.aead.PacketCipher;
import org.honeylink.crypto.aead.RekeyablePacketCipher;
import org.honeylink.transport.spi.PacketProtection;

/** Lends the transport a cipher of honeylink-crypto. Not thread-safe; wiped on close. */
final class StreamProtection implements PacketProtection, AutoCloseable {

  private final RekeyablePacketCipher cipher;

  StreamProtection(PacketCipher cipher) {
    this.cipher = new RekeyablePacketCipher(cipher);
  }

  /** Seals with this cipher from now on; the former ones go on opening. */
  void rekeyed(PacketCipher next) {
    cipher.prepare(next);
    cipher.advance();
  }

  /** Whether the server seals with the key in use. */
  boolean isProven() {
    return cipher.isCurrentProven();
  }

  void dropFormer() {
    cipher.dropFormer();
  }

  @Override
  public int seal(long packetNumber, byte[] packet, int offset, int headerBytes, int bodyBytes) {
    return cipher.seal(packetNumber, packet, offset, headerBytes, bodyBytes);
  }

  @Override
  public int open(long packetNumber, byte[] packet, int offset, int headerBytes, int sealedBytes) {
    return cipher.open(packetNumber, packet, offset, headerBytes, sealedBytes);
  }

  @Override
  public void close() {
    cipher.close();
  }
}
