package org.honeylink.crypto.keys;

import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.Optional;
import org.honeylink.crypto.agreement.Hpke.Sealed;
import org.honeylink.crypto.agreement.InvalidPublicKey;
import org.honeylink.crypto.agreement.X25519PublicKey;

/**
 * What a device needs to follow its session to the next key: content of the CONTROL packet of kind
 * {@link #CONTROL_KIND}. Shows no secret; who sent it is proven by the packet it comes in.
 *
 * <pre>
 *   4  number
 *   4  generation of the device master
 *  32  the server's ephemeral X25519 key
 *  80  enc and ciphertext of the device master; absent when the session has that generation already
 * </pre>
 *
 * @param number which re-keying of the session it is, from 1
 * @param generation of the device master that salts the new key, from 1
 * @param master the device master of that generation, sealed to the device's registered key
 */
public record RekeyNotice(
    int number, int generation, X25519PublicKey serverKey, Optional<Sealed> master) {

  /** Kind of the CONTROL packets that carry a notice. */
  public static final int CONTROL_KIND = 1;

  private static final int ENC_BYTES = 32;
  private static final int CIPHERTEXT_BYTES = 48;
  private static final int SHORT_BYTES = 2 * Integer.BYTES + X25519PublicKey.BYTES;
  private static final int LONG_BYTES = SHORT_BYTES + ENC_BYTES + CIPHERTEXT_BYTES;

  public RekeyNotice {
    Objects.requireNonNull(serverKey);
    Objects.requireNonNull(master);
    if (number < 1 || generation < 1) {
      throw new IllegalArgumentException(
          "Number and generation count from 1, not " + number + " and " + generation);
    }
  }

  /** As it goes over the wire: 40 or 120 bytes. */
  public byte[] bytes() {
    ByteBuffer out = ByteBuffer.allocate(master.isPresent() ? LONG_BYTES : SHORT_BYTES);
    out.putInt(number).putInt(generation).put(serverKey.bytes());
    master.ifPresent(each -> out.put(each.enc()).put(each.ciphertext()));
    return out.array();
  }

  /** Reads what came over the wire; empty when it is no notice. */
  public static Optional<RekeyNotice> read(byte[] content) {
    if (content.length != SHORT_BYTES && content.length != LONG_BYTES) {
      return Optional.empty();
    }
    ByteBuffer in = ByteBuffer.wrap(content);
    int number = in.getInt();
    int generation = in.getInt();
    byte[] key = take(in, X25519PublicKey.BYTES);
    if (number < 1 || generation < 1) {
      return Optional.empty();
    }
    Optional<Sealed> master =
        in.hasRemaining()
            ? Optional.of(new Sealed(take(in, ENC_BYTES), take(in, CIPHERTEXT_BYTES)))
            : Optional.empty();
    try {
      return Optional.of(new RekeyNotice(number, generation, X25519PublicKey.of(key), master));
    } catch (InvalidPublicKey e) {
      return Optional.empty();
    }
  }

  private static byte[] take(ByteBuffer in, int bytes) {
    byte[] taken = new byte[bytes];
    in.get(taken);
    return taken;
  }
}
