package org.honeylink.crypto.aead;

import java.util.Arrays;
import org.honeylink.crypto.keys.DirectionKeys;
import org.honeylink.crypto.secret.SecretAccess;

/** Nonce = iv XOR packet number as 12 bytes big-endian, as in RFC 8446 section 5.3. */
final class PacketNonce {

  /** Most streams are silent: what is needed for packets comes with the first. */
  private static final byte[] NOT_YET = {};

  private final byte[] iv;
  private byte[] scratch = NOT_YET;

  PacketNonce(DirectionKeys keys) {
    this.iv = keys.iv().expose(SecretAccess.granted());
  }

  /** For this number; valid until the next call, the array stays this object's. */
  byte[] of(long packetNumber) {
    if (scratch.length == 0) {
      scratch = new byte[iv.length];
    }
    System.arraycopy(iv, 0, scratch, 0, iv.length);
    // RFC 8446 section 5.3: "The 64-bit record sequence number is encoded in network byte order and
    // padded to the left with zeros to iv_length."
    for (int i = 0; i < Long.BYTES; i++) {
      scratch[iv.length - 1 - i] ^= (byte) (packetNumber >>> (Byte.SIZE * i));
    }
    return scratch;
  }

  void wipe() {
    Arrays.fill(iv, (byte) 0);
    Arrays.fill(scratch, (byte) 0);
  }
}
