package org.honeylink.crypto.keys;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.honeylink.crypto.agreement.Hpke.Sealed;
import org.honeylink.crypto.agreement.X25519KeyPair;
import org.honeylink.crypto.agreement.X25519PublicKey;
import org.honeylink.crypto.secret.SecretBytes;
import org.junit.jupiter.api.Test;

class RekeyNoticeTest {

  private final X25519KeyPair device = X25519KeyPair.generate();
  private final X25519PublicKey server = X25519KeyPair.generate().publicKey();

  @Test
  void aNoticeIsReadAsItWasWritten() {
    try (SecretBytes master = SecretBytes.random(32)) {
      Sealed sealed = DeviceMasterDelivery.seal(master, device.publicKey(), "HL-EDGE-0001");
      byte[] bytes = new RekeyNotice(3, 7, server, Optional.of(sealed)).bytes();
      assertEquals(120, bytes.length);
      RekeyNotice read = RekeyNotice.read(bytes).orElseThrow();
      assertEquals(3, read.number());
      assertEquals(7, read.generation());
      assertEquals(server, read.serverKey());
      assertEquals(
          master, DeviceMasterDelivery.open(read.master().orElseThrow(), device, "HL-EDGE-0001"));
    }
  }

  @Test
  void aNoticeWithoutAMasterIsShort() {
    byte[] bytes = new RekeyNotice(1, 1, server, Optional.empty()).bytes();
    assertEquals(40, bytes.length);
    assertArrayEquals(new byte[] {0, 0, 0, 1, 0, 0, 0, 1}, Arrays.copyOf(bytes, 8));
    assertTrue(RekeyNotice.read(bytes).orElseThrow().master().isEmpty());
  }

  @Test
  void whatIsNoNoticeIsNotRead() {
    byte[] good = new RekeyNotice(1, 1, server, Optional.empty()).bytes();
    for (int length = 0; length < 200; length++) {
      if (length != 40 && length != 120) {
        assertTrue(RekeyNotice.read(Arrays.copyOf(good, length)).isEmpty());
      }
    }
    byte[] noNumber = good.clone();
    noNumber[3] = 0;
    assertTrue(RekeyNotice.read(noNumber).isEmpty());
    byte[] negativeGeneration = good.clone();
    negativeGeneration[4] = -1;
    assertTrue(RekeyNotice.read(negativeGeneration).isEmpty());
    assertTrue(RekeyNotice.read(Arrays.copyOf(good, 8 + 32)).isPresent());
    byte[] lowOrder = Arrays.copyOf(Arrays.copyOf(good, 8), 40);
    assertTrue(RekeyNotice.read(lowOrder).isEmpty());
  }

  @Test
  void garbageNeverThrows() {
    Random random = new Random(1);
    for (int i = 0; i < 20_000; i++) {
      byte[] garbage = new byte[random.nextBoolean() ? 40 : 120];
      random.nextBytes(garbage);
      RekeyNotice.read(garbage);
    }
  }

  @Test
  void numbersCountFromOne() {
    assertThrows(
        IllegalArgumentException.class, () -> new RekeyNotice(0, 1, server, Optional.empty()));
    assertThrows(
        IllegalArgumentException.class, () -> new RekeyNotice(1, 0, server, Optional.empty()));
  }
}
