package org.honeylink.crypto.aead;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import org.honeylink.crypto.keys.DirectionKeys;
import org.jspecify.annotations.Nullable;

/**
 * Seals and opens the packets of one stream epoch at one end, under one {@link CipherSuite}: seals
 * with the key of the outgoing direction, opens with that of the incoming one. In place on heap
 * arrays, which it never keeps; the two ciphers of the JDK are made once, when first needed.
 *
 * <p>Not thread-safe: one thread at a time. Unusable after {@link #close}, which wipes the keys.
 */
public final class PacketCipher implements AutoCloseable {

  /** Bytes that sealing adds. */
  public static final int TAG_BYTES = 16;

  /** Packets under one key, then it is retired: design figure, 2^32. */
  static final long MAX_PACKETS = 1L << 32;

  /** Packet numbers are 62-bit. */
  private static final long MAX_PACKET_NUMBER = (1L << 62) - 1;

  private static final byte[] NOTHING = {};

  private final CipherSuite suite;
  private @Nullable Cipher sealer;
  private final WipeableKey sealKey;
  private final PacketNonce sealNonce;
  private @Nullable Cipher opener;
  private final WipeableKey openKey;
  private final PacketNonce openNonce;

  /** Where a body is opened that must not be opened in place; grows to the longest packet. */
  private byte[] opened = NOTHING;

  private long lastSealed = -1;
  private long packetsSealed;
  private boolean dead;
  private boolean closed;

  private PacketCipher(CipherSuite suite, DirectionKeys seal, DirectionKeys open) {
    this.suite = suite;
    this.sealKey = new WipeableKey(suite.keyAlgorithm(), seal.key());
    this.sealNonce = new PacketNonce(seal);
    this.openKey = new WipeableKey(suite.keyAlgorithm(), open.key());
    this.openNonce = new PacketNonce(open);
  }

  /** Copies the keys; the arguments stay the caller's, who should close them. */
  public static PacketCipher of(CipherSuite suite, DirectionKeys seal, DirectionKeys open) {
    return new PacketCipher(suite, seal, open);
  }

  /** As {@link #of} with {@link CipherSuite#CHACHA20_POLY1305}. */
  public static PacketCipher chaCha20Poly1305(DirectionKeys seal, DirectionKeys open) {
    return of(CipherSuite.CHACHA20_POLY1305, seal, open);
  }

  /** As {@link #of} with {@link CipherSuite#AES_256_GCM}. */
  public static PacketCipher aes256Gcm(DirectionKeys seal, DirectionKeys open) {
    return of(CipherSuite.AES_256_GCM, seal, open);
  }

  /**
   * Seals {@code packet[offset + headerBytes .. + bodyBytes)} in place and writes the tag behind
   * it; the header is the associated data.
   *
   * @param packetNumber 0 to 2^62 - 1, greater than every one before
   * @return headerBytes + bodyBytes + {@link #TAG_BYTES}
   * @throws IllegalStateException when the number does not grow or 2^32 packets were sealed; this
   *     cipher seals nothing afterwards
   */
  public int seal(long packetNumber, byte[] packet, int offset, int headerBytes, int bodyBytes) {
    claim(packetNumber);
    int body = offset + headerBytes;
    try {
      Cipher sealer = sealer();
      sealer.init(Cipher.ENCRYPT_MODE, sealKey, suite.parameters(sealNonce.of(packetNumber)));
      sealer.updateAAD(packet, offset, headerBytes);
      return headerBytes + sealer.doFinal(packet, body, bodyBytes, packet, body);
    } catch (GeneralSecurityException e) {
      dead = true;
      throw new IllegalStateException("The packet has no room for the tag", e);
    }
  }

  private void claim(long packetNumber) {
    if (dead
        || closed
        || packetNumber <= lastSealed
        || packetNumber > MAX_PACKET_NUMBER
        || packetsSealed >= MAX_PACKETS) {
      String state = closed ? "closed" : dead ? "dead" : "at packet number " + lastSealed;
      dead = true;
      throw new IllegalStateException(
          "Packet number " + packetNumber + " refused, this cipher is " + state + "; use new keys");
    }
    lastSealed = packetNumber;
    packetsSealed++;
  }

  /**
   * Opens {@code packet[offset + headerBytes .. + sealedBytes)} in place. Numbers may come in any
   * order and again: the replay window is the caller's.
   *
   * @param sealedBytes body and tag
   * @return bytes of the body, or -1 when the packet is not authentic, which is then as it was:
   *     nothing unauthenticated comes out, and another key may be tried on it
   */
  public int open(long packetNumber, byte[] packet, int offset, int headerBytes, int sealedBytes) {
    if (closed) {
      throw new IllegalStateException("This cipher is closed");
    }
    if (sealedBytes < TAG_BYTES || packetNumber < 0) {
      return -1;
    }
    int body = offset + headerBytes;
    try {
      Cipher opener = opener();
      opener.init(Cipher.DECRYPT_MODE, openKey, suite.parameters(openNonce.of(packetNumber)));
      opener.updateAAD(packet, offset, headerBytes);
      return finish(opener, packet, body, sealedBytes);
    } catch (AEADBadTagException e) {
      return -1;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Opening cannot fail but by its tag", e);
    }
  }

  private int finish(Cipher opener, byte[] packet, int body, int sealedBytes)
      throws GeneralSecurityException {
    if (suite.checksTagFirst()) {
      return opener.doFinal(packet, body, sealedBytes, packet, body);
    }
    if (opened.length < sealedBytes - TAG_BYTES) {
      Arrays.fill(opened, (byte) 0);
      opened = new byte[sealedBytes - TAG_BYTES];
    }
    int bytes = opener.doFinal(packet, body, sealedBytes, opened, 0);
    System.arraycopy(opened, 0, packet, body, bytes);
    return bytes;
  }

  private Cipher sealer() {
    Cipher made = sealer;
    if (made == null) {
      made = suite.newCipher();
      sealer = made;
    }
    return made;
  }

  private Cipher opener() {
    Cipher made = opener;
    if (made == null) {
      made = suite.newCipher();
      opener = made;
    }
    return made;
  }

  @Override
  public void close() {
    closed = true;
    sealKey.destroy();
    openKey.destroy();
    sealNonce.wipe();
    openNonce.wipe();
    Arrays.fill(opened, (byte) 0);
  }
}
