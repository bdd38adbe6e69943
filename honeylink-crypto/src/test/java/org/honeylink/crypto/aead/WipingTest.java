package org.honeylink.crypto.aead;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.honeylink.crypto.keys.DirectionKeys;
import org.honeylink.crypto.secret.SecretAccess;
import org.honeylink.crypto.secret.SecretBytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever held a key or what a key opened is zero after close, to the last byte. */
class WipingTest {

  @Test
  void aKeyIsOverwrittenWhenDestroyed() {
    try (SecretBytes secret = SecretBytes.copyOf(random(32))) {
      WipeableKey key = new WipeableKey("AES", secret);
      assertEquals("AES", key.getAlgorithm());
      assertEquals("RAW", key.getFormat());
      assertArrayEquals(secret.expose(SecretAccess.granted()), key.getEncoded());
      assertFalse(key.isDestroyed());
      key.destroy();
      assertTrue(key.isDestroyed());
      assertArrayEquals(new byte[32], key.getEncoded());
    }
  }

  @Test
  void aKeyHandsOutCopies() {
    try (SecretBytes secret = SecretBytes.copyOf(random(32))) {
      WipeableKey key = new WipeableKey("AES", secret);
      key.getEncoded()[0] ^= 1;
      assertArrayEquals(secret.expose(SecretAccess.granted()), key.getEncoded());
    }
  }

  @ParameterizedTest
  @EnumSource
  void aClosedPacketCipherHoldsNothingButZeros(CipherSuite suite) throws Exception {
    PacketCipher cipher;
    try (DirectionKeys keys = keys()) {
      cipher = PacketCipher.of(suite, keys, keys);
    }
    byte[] packet = random(200);
    int sealed = cipher.seal(77, packet, 0, 10, 100);
    assertEquals(100, cipher.open(77, packet, 0, 10, sealed - 10));
    assertTrue(held(cipher).stream().anyMatch(WipingTest::isNotZero));
    cipher.close();
    List<byte[]> held = held(cipher);
    assertTrue(held.size() >= 6, "arrays found: " + held.size());
    for (byte[] each : held) {
      assertArrayEquals(new byte[each.length], each);
    }
  }

  @Test
  void aClosedRecordSealerHoldsNothingButZeros() throws Exception {
    RecordSealer sealer;
    try (SecretBytes key = SecretBytes.copyOf(random(32))) {
      sealer = new RecordSealer(key);
    }
    assertTrue(held(sealer).stream().anyMatch(WipingTest::isNotZero));
    sealer.close();
    held(sealer).forEach(each -> assertArrayEquals(new byte[each.length], each));
  }

  @Test
  void aGrowingPacketLeavesNoOpenedBodyBehind() throws Exception {
    try (DirectionKeys keys = keys()) {
      PacketCipher cipher = PacketCipher.aes256Gcm(keys, keys);
      byte[] small = random(100);
      cipher.open(0, small, 0, 10, cipher.seal(0, small, 0, 10, 50) - 10);
      byte[] before = opened(cipher);
      assertTrue(isNotZero(before));
      byte[] large = random(100);
      cipher.open(1, large, 0, 10, cipher.seal(1, large, 0, 10, 60) - 10);
      assertEquals(60, opened(cipher).length);
      assertArrayEquals(new byte[50], before);
      cipher.close();
    }
  }

  // A key is retired after 2^32 packets; nobody waits for so many.
  @ParameterizedTest
  @EnumSource
  void thePacketAfterTheLastOfAKeyIsRefused(CipherSuite suite) throws Exception {
    try (DirectionKeys keys = keys();
        PacketCipher cipher = PacketCipher.of(suite, keys, keys)) {
      Field sealed = PacketCipher.class.getDeclaredField("packetsSealed");
      sealed.setAccessible(true);
      byte[] packet = new byte[64];
      cipher.seal(0, packet, 0, 10, 8);
      assertEquals(1L, sealed.get(cipher));
      sealed.set(cipher, (1L << 32) - 1);
      cipher.seal(1, packet, 0, 10, 8);
      assertThrows(IllegalStateException.class, () -> cipher.seal(2, packet, 0, 10, 8));
    }
  }

  @Test
  void anEmptyRecordOpens() {
    try (SecretBytes key = SecretBytes.copyOf(random(32));
        SecretBytes empty = SecretBytes.copyOf(new byte[0]);
        RecordSealer sealer = new RecordSealer(key);
        SecretBytes opened = sealer.open(sealer.seal(empty, "row"), "row")) {
      assertEquals(0, opened.length());
    }
  }

  @Test
  void closingDirectionKeysClosesBoth() {
    DirectionKeys keys = keys();
    assertNotEquals(keys.key(), keys.iv());
    keys.close();
    assertThrows(IllegalStateException.class, () -> keys.key().expose(SecretAccess.granted()));
    assertThrows(IllegalStateException.class, () -> keys.iv().expose(SecretAccess.granted()));
  }

  // So no nonce has another length than 12 bytes, and no key another than 32.
  @ParameterizedTest
  @ValueSource(ints = {0, 12, 32, 43, 45, 64})
  void aTrafficSecretOfAnotherLengthIsRefused(int bytes) {
    try (SecretBytes traffic = SecretBytes.copyOf(random(bytes))) {
      IllegalArgumentException refused =
          assertThrows(IllegalArgumentException.class, () -> DirectionKeys.split(traffic));
      assertTrue(String.valueOf(refused.getMessage()).contains(" " + bytes + " bytes"));
    }
  }

  private static byte[] opened(PacketCipher cipher) throws Exception {
    Field field = PacketCipher.class.getDeclaredField("opened");
    field.setAccessible(true);
    return (byte[]) Objects.requireNonNull(field.get(cipher));
  }

  /** Every array of bytes in the object and in what it is made of, within this package. */
  private static List<byte[]> held(Object owner) throws ReflectiveOperationException {
    List<byte[]> found = new ArrayList<>();
    for (Field field : owner.getClass().getDeclaredFields()) {
      if (Modifier.isStatic(field.getModifiers())) {
        continue;
      }
      field.setAccessible(true);
      Object value = field.get(owner);
      if (value instanceof byte[] bytes) {
        found.add(bytes);
      } else if (value instanceof WipeableKey || value instanceof PacketNonce) {
        found.addAll(held(value));
      }
    }
    return found;
  }

  private static boolean isNotZero(byte[] bytes) {
    for (byte each : bytes) {
      if (each != 0) {
        return true;
      }
    }
    return false;
  }

  private static DirectionKeys keys() {
    try (SecretBytes traffic = SecretBytes.copyOf(random(44))) {
      return DirectionKeys.split(traffic);
    }
  }

  private static byte[] random(int length) {
    byte[] bytes = new byte[length];
    new Random(length + 1L).nextBytes(bytes);
    return bytes;
  }
}
