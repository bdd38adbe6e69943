package org.honeylink.crypto.aead;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.longs;

import java.util.Arrays;
import java.util.Random;
import org.honeylink.crypto.keys.DirectionKeys;
import org.honeylink.crypto.secret.SecretBytes;
import org.junit.jupiter.api.Test;

class RekeyablePacketCipherTest {

  private static final int HEADER = 17;
  private static final int BODY = 40;
  private static final int SEALED = BODY + PacketCipher.TAG_BYTES;

  private final RekeyablePacketCipher server = new RekeyablePacketCipher(serverEnd(0));
  private final RekeyablePacketCipher device = new RekeyablePacketCipher(deviceEnd(0));

  @Test
  void withOneKeyItIsThatKey() {
    assertOpens(server, sealed(device, 1), 1);
    assertOpens(device, sealed(server, 1), 1);
    assertTrue(server.isCurrentProven());
  }

  @Test
  void thePreparedKeyOpensButSealsOnlyAfterTheAdvance() {
    server.prepare(serverEnd(1));
    byte[] before = sealed(server, 1);
    change(device, 1);
    assertOpens(device, before, 1);
    assertFalse(device.isCurrentProven());
    assertOpens(server, sealed(device, 1), 1);
    assertTrue(server.isNextProven());
    server.advance();
    assertFalse(server.isNextProven());
    assertTrue(server.isCurrentProven());
    assertOpens(device, sealed(server, 2), 2);
    assertTrue(device.isCurrentProven());
  }

  @Test
  void aPacketUnderTheKeyInUseProvesNothingOfTheComingOne() {
    server.prepare(serverEnd(1));
    assertOpens(server, sealed(device, 1), 1);
    assertFalse(server.isNextProven());
  }

  @Test
  void whatWasSealedBeforeTheChangeOpensUntilTheFormerKeyIsDropped() {
    byte[] old = sealed(device, 1);
    change(server, 1);
    assertOpens(server, old.clone(), 1);
    server.dropFormer();
    assertEquals(-1, server.open(1, old, 0, HEADER, SEALED));
  }

  @Test
  void twoFormerKeysOpenAndTheThirdIsGone() {
    byte[] first = sealed(device, 1);
    change(device, 1);
    byte[] second = sealed(device, 2);
    change(server, 1);
    change(server, 2);
    assertOpens(server, first.clone(), 1);
    assertOpens(server, second.clone(), 2);
    change(server, 3);
    assertEquals(-1, server.open(1, first, 0, HEADER, SEALED));
    assertOpens(server, second, 2);
  }

  @Test
  void aKeyThatDoesNotFitDoesNotSpoilThePacket() {
    qt().withExamples(200)
        .forAll(integers().between(0, 1300), integers().between(0, 40), longs().all())
        .check(
            (bodyBytes, offset, seed) -> {
              byte[] body = random(seed, bodyBytes);
              byte[] packet = new byte[offset + HEADER + bodyBytes + PacketCipher.TAG_BYTES + 3];
              System.arraycopy(body, 0, packet, offset + HEADER, bodyBytes);
              long number = seed >>> 2;
              try (PacketCipher sealer = deviceEnd(0);
                  RekeyablePacketCipher opener = new RekeyablePacketCipher(serverEnd(0))) {
                change(opener, 1);
                opener.prepare(serverEnd(2));
                sealer.seal(number, packet, offset, HEADER, bodyBytes);
                int start = offset + HEADER;
                int opened = opener.open(number, packet, offset, HEADER, bodyBytes + 16);
                return opened == bodyBytes
                    && Arrays.equals(body, Arrays.copyOfRange(packet, start, start + bodyBytes));
              }
            });
  }

  @Test
  void everyFlippedBitIsRejectedWithThreeKeysToTry() {
    byte[] sealed = sealed(device, 5);
    change(server, 1);
    server.prepare(serverEnd(2));
    for (int bit = 0; bit < sealed.length * 8; bit++) {
      byte[] changed = sealed.clone();
      changed[bit / 8] ^= (byte) (1 << bit % 8);
      assertEquals(-1, server.open(5, changed, 0, HEADER, SEALED));
    }
    assertFalse(server.isNextProven());
    assertOpens(server, sealed, 5);
  }

  @Test
  void lessThanATagIsNotAuthentic() {
    server.prepare(serverEnd(1));
    assertEquals(-1, server.open(0, new byte[64], 0, HEADER, 15));
  }

  @Test
  void aNumberIsRefusedByTheKeyThatHasSealedItAndNotByAnother() {
    sealed(device, 7);
    change(device, 1);
    sealed(device, 7);
    assertThrows(IllegalStateException.class, () -> sealed(device, 7));
  }

  @Test
  void aPreparedKeyThatGivesWayOpensNothing() {
    server.prepare(serverEnd(1));
    server.prepare(serverEnd(2));
    change(device, 1);
    assertEquals(-1, server.open(1, sealed(device, 1), 0, HEADER, SEALED));
    change(device, 2);
    assertOpens(server, sealed(device, 2), 2);
  }

  @Test
  void nothingToAdvanceToIsADefect() {
    assertThrows(IllegalStateException.class, server::advance);
  }

  @Test
  void closeWipesEveryKey() {
    change(server, 1);
    server.prepare(serverEnd(2));
    server.close();
    assertThrows(
        IllegalStateException.class, () -> server.open(1, new byte[80], 0, HEADER, SEALED));
    assertThrows(IllegalStateException.class, () -> sealed(server, 9));
  }

  private void change(RekeyablePacketCipher end, int generation) {
    end.prepare(end == device ? deviceEnd(generation) : serverEnd(generation));
    end.advance();
  }

  private static byte[] sealed(RekeyablePacketCipher sealer, long number) {
    byte[] packet = new byte[HEADER + SEALED];
    System.arraycopy(body(), 0, packet, HEADER, BODY);
    sealer.seal(number, packet, 0, HEADER, BODY);
    return packet;
  }

  private static void assertOpens(RekeyablePacketCipher opener, byte[] packet, long number) {
    assertEquals(BODY, opener.open(number, packet, 0, HEADER, SEALED));
    assertArrayEquals(body(), Arrays.copyOfRange(packet, HEADER, HEADER + BODY));
  }

  private static byte[] body() {
    return random(11, BODY);
  }

  private static PacketCipher deviceEnd(int generation) {
    return PacketCipher.chaCha20Poly1305(keys(10 + generation), keys(20 + generation));
  }

  private static PacketCipher serverEnd(int generation) {
    return PacketCipher.chaCha20Poly1305(keys(20 + generation), keys(10 + generation));
  }

  private static DirectionKeys keys(long seed) {
    return DirectionKeys.split(SecretBytes.takeOver(random(seed, 44)));
  }

  private static byte[] random(long seed, int length) {
    byte[] bytes = new byte[length];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }
}
