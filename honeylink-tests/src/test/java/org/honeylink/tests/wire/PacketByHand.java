package org.honeylink.tests.wire;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** A packet after {@code docs/wire-format.md}, made with the JDK alone. */
@SuppressWarnings("ArrayRecordComponent") // Only carries bytes; the test compares them one by one.
record PacketByHand(long number, byte[] header, byte[] body) {

  private static final int COMMON_BYTES = 17;
  private static final int TAG_BYTES = 16;

  /**
   * @param type number of the type
   * @param fields of the header, behind those that all types share
   */
  static PacketByHand of(int type, long connectionId, long number, byte[] fields, byte[] body) {
    byte[] header =
        ByteBuffer.allocate(COMMON_BYTES + fields.length)
            .put((byte) (0b0100_0000 | (type << 2)))
            .putLong(connectionId)
            .putLong(number)
            .put(fields)
            .array();
    return new PacketByHand(number, header, body);
  }

  byte[] nonce(byte[] iv) {
    byte[] nonce = iv.clone();
    for (int i = 0; i < Long.BYTES; i++) {
      nonce[nonce.length - 1 - i] ^= (byte) (number >>> (8 * i));
    }
    return nonce;
  }

  byte[] sealed(byte[] key, byte[] iv) {
    try {
      Cipher sealer = Cipher.getInstance("ChaCha20-Poly1305");
      sealer.init(
          Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "ChaCha20"), new IvParameterSpec(nonce(iv)));
      sealer.updateAAD(header);
      byte[] packet = Arrays.copyOf(header, header.length + body.length + TAG_BYTES);
      sealer.doFinal(body, 0, body.length, packet, header.length);
      return packet;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * The parity shard of a block of two data shards and one of parity: 3 times the one, 2 the other.
   */
  static byte[] parityOfTwo(byte[] first, byte[] second) {
    byte[] parity = new byte[first.length];
    for (int i = 0; i < parity.length; i++) {
      parity[i] = (byte) (twice(first[i]) ^ first[i] ^ twice(second[i]));
    }
    return parity;
  }

  /** In GF(2^8), polynomial 0x11D. */
  private static int twice(byte value) {
    int doubled = (value & 0xff) << 1;
    return doubled > 0xff ? doubled ^ 0x11d : doubled;
  }
}
