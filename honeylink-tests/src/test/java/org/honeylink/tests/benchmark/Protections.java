package org.honeylink.tests.benchmark;

import java.util.Arrays;
import org.honeylink.crypto.aead.CipherSuite;
import org.honeylink.crypto.aead.PacketCipher;
import org.honeylink.crypto.keys.Direction;
import org.honeylink.crypto.keys.DirectionKeys;
import org.honeylink.crypto.keys.KeyHierarchy;
import org.honeylink.crypto.secret.SecretBytes;
import org.honeylink.transport.connection.Role;
import org.honeylink.transport.spi.PacketProtection;

/** Real ciphers under a key that is no secret. */
final class Protections {

  private Protections() {}

  static PacketProtection of(CipherSuite suite, Role role) {
    byte[] key = new byte[32];
    Arrays.fill(key, (byte) 3);
    try (SecretBytes secret = SecretBytes.takeOver(key)) {
      return of(suite, role, secret);
    }
  }

  static PacketProtection of(CipherSuite suite, Role role, SecretBytes streamKey) {
    boolean device = role == Role.DEVICE;
    try (DirectionKeys seal =
            KeyHierarchy.direction(streamKey, device ? Direction.C2S : Direction.S2C);
        DirectionKeys open =
            KeyHierarchy.direction(streamKey, device ? Direction.S2C : Direction.C2S)) {
      PacketCipher cipher =
          suite == CipherSuite.AES_256_GCM
              ? PacketCipher.aes256Gcm(seal, open)
              : PacketCipher.chaCha20Poly1305(seal, open);
      return new Sealed(cipher);
    }
  }

  private record Sealed(PacketCipher cipher) implements PacketProtection {

    @Override
    public int seal(long number, byte[] packet, int offset, int headerBytes, int bodyBytes) {
      return cipher.seal(number, packet, offset, headerBytes, bodyBytes);
    }

    @Override
    public int open(long number, byte[] packet, int offset, int headerBytes, int sealedBytes) {
      return cipher.open(number, packet, offset, headerBytes, sealedBytes);
    }
  }
}
