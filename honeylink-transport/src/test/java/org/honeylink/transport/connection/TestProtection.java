package org.honeylink.transport.connection;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.NavigableSet;
import java.util.TreeSet;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.honeylink.transport.spi.PacketProtection;

/**
 * The JDK's ChaCha20-Poly1305 with keys made of a seed; dies as the contract says. Its key can be
 * changed in place: it seals with one and opens with every one that it knows.
 */
final class TestProtection implements PacketProtection {

  private final Role role;
  private final long connectionId;
  private final int epoch;
  private final NavigableSet<Integer> known = new TreeSet<>();
  private int sealing;
  private int highestOpened;
  private long lastSealed = -1;

  TestProtection(Role role, long connectionId, int epoch) {
    this.role = role;
    this.connectionId = connectionId;
    this.epoch = epoch;
    known.add(0);
  }

  /** Opens with this key as well. */
  void know(int number) {
    known.add(number);
  }

  /** Seals with this key from now on. */
  void sealWith(int number) {
    known.add(number);
    sealing = number;
  }

  /** Opens with this key and later ones alone. */
  void dropBefore(int number) {
    known.headSet(number).clear();
  }

  int sealing() {
    return sealing;
  }

  /** Latest key that a packet has opened with. */
  int highestOpened() {
    return highestOpened;
  }

  @Override
  public int seal(long packetNumber, byte[] packet, int offset, int headerBytes, int bodyBytes) {
    if (packetNumber <= lastSealed) {
      throw new IllegalStateException("packet number " + packetNumber + " again");
    }
    lastSealed = packetNumber;
    try {
      Cipher cipher = cipher(Cipher.ENCRYPT_MODE, key(sealing, true), packetNumber);
      cipher.updateAAD(packet, offset, headerBytes);
      int body = offset + headerBytes;
      return headerBytes + cipher.doFinal(packet, body, bodyBytes, packet, body);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public int open(long packetNumber, byte[] packet, int offset, int headerBytes, int sealedBytes) {
    for (int number : known) {
      byte[] trial = packet.clone();
      int body = open(number, packetNumber, trial, offset, headerBytes, sealedBytes);
      if (body >= 0) {
        System.arraycopy(trial, 0, packet, 0, packet.length);
        highestOpened = Math.max(highestOpened, number);
        return body;
      }
    }
    return -1;
  }

  private int open(
      int number, long packetNumber, byte[] packet, int offset, int headerBytes, int sealedBytes) {
    try {
      Cipher cipher = cipher(Cipher.DECRYPT_MODE, key(number, false), packetNumber);
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

  private SecretKeySpec key(int number, boolean seals) {
    int direction = (role == Role.DEVICE) == seals ? 1 : 2;
    byte[] bytes =
        ByteBuffer.allocate(32)
            .putLong(connectionId)
            .putInt(epoch)
            .putInt(direction)
            .putInt(number)
            .array();
    return new SecretKeySpec(bytes, "ChaCha20");
  }
}
