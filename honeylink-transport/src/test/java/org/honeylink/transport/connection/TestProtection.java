package org.honeylink.transport.connection;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.honeylink.transport.spi.PacketProtection;

/** The JDK's ChaCha20-Poly1305 with keys made of a seed; dies as the contract says. */
final class TestProtection implements PacketProtection {

  private final SecretKeySpec sealKey;
  private final SecretKeySpec openKey;
  private long lastSealed = -1;

  TestProtection(Role role, long connectionId, int epoch) {
    boolean device = role == Role.DEVICE;
    this.sealKey = key(connectionId, epoch, device ? 1 : 2);
    this.openKey = key(connectionId, epoch, device ? 2 : 1);
  }

  @Override
  public int seal(long packetNumber, byte[] packet, int offset, int headerBytes, int bodyBytes) {
    if (packetNumber <= lastSealed) {
      throw new IllegalStateException("packet number " + packetNumber + " again");
    }
    lastSealed = packetNumber;
    try {
      Cipher cipher = cipher(Cipher.ENCRYPT_MODE, sealKey, packetNumber);
      cipher.updateAAD(packet, offset, headerBytes);
      int body = offset + headerBytes;
      return headerBytes + cipher.doFinal(packet, body, bodyBytes, packet, body);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public int open(long packetNumber, byte[] packet, int offset, int headerBytes, int sealedBytes) {
    try {
      Cipher cipher = cipher(Cipher.DECRYPT_MODE, openKey, packetNumber);
      cipher.updateAAD(packet, offset, headerBytes);
      int body = offset + headerBytes;
      return cipher.doFinal(packet, body, sealedBytes, packet, body);
    } catch (GeneralSecurityException e) {
      return -1;
    }
  }

  private static Cipher cipher(int mode, SecretKeySpec key, long packetNumber)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("ChaCha20-Poly1305");
    byte[] nonce = ByteBuffer.allocate(12).putInt(0).putLong(packetNumber).array();
    cipher.init(mode, key, new IvParameterSpec(nonce));
    return cipher;
  }

  private static SecretKeySpec key(long connectionId, int epoch, int direction) {
    byte[] bytes =
        ByteBuffer.allocate(32).putLong(connectionId).putInt(epoch).putInt(direction).array();
    return new SecretKeySpec(bytes, "ChaCha20");
  }
}
