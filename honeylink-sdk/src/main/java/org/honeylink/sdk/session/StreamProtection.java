package org.honeylink.sdk.session;

import org.honeylink.crypto.aead.PacketCipher;
import org.honeylink.transport.spi.PacketProtection;

/** Lends the transport a cipher of honeylink-crypto. Not thread-safe; wiped on close. */
final class StreamProtection implements PacketProtection, AutoCloseable {

  private final PacketCipher cipher;

  StreamProtection(PacketCipher cipher) {
    this.cipher = cipher;
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
