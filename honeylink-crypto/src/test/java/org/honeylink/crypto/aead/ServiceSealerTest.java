package org.honeylink.crypto.aead;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.honeylink.crypto.keys.KeyHierarchy;
import org.honeylink.crypto.keys.MemoryRootKeyStore;
import org.honeylink.crypto.keys.RootKeyStore;
import org.honeylink.crypto.keys.ServiceKeyGeneration;
import org.honeylink.crypto.secret.SecretBytes;
import org.junit.jupiter.api.Test;

class ServiceSealerTest {

  private static final Instant START = Instant.parse("2026-11-26T00:00:00Z");

  private final RootKeyStore root = new MemoryRootKeyStore(SecretBytes.random(32));
  private final SecretBytes record = SecretBytes.random(32);

  private Instant now = START;
  private final ServiceSealer sealer = new ServiceSealer(root, () -> now);

  @Test
  void aRecordOpensInItsOwnRowOnly() {
    byte[] sealed = sealer.seal(record, "row-1");
    assertEquals(record, sealer.open(sealed, "row-1"));
    assertThrows(RecordRefused.class, () -> sealer.open(sealed, "row-2"));
  }

  @Test
  void aRecordOfAnEarlierGenerationOpens() {
    byte[] sealed = sealer.seal(record, "row-1");
    now = START.plus(Duration.ofDays(400));
    assertEquals(record, sealer.open(sealed, "row-1"));
    assertFalse(Arrays.equals(sealed, 0, 8, sealer.seal(record, "row-1"), 0, 8));
  }

  @Test
  void aRecordOfANodeWhoseClockIsAheadOpens() {
    now = START.plus(Duration.ofDays(400));
    byte[] sealed = sealer.seal(record, "row-1");
    now = START;
    assertEquals(record, sealer.open(sealed, "row-1"));
  }

  @Test
  void aRecordFromBeforeThereWereGenerationsOpens() {
    try (RecordSealer former = new RecordSealer(KeyHierarchy.serviceKey(root, 1))) {
      assertEquals(record, sealer.open(former.seal(record, "row-1"), "row-1"));
    }
  }

  @Test
  void everyFlippedBitIsRefused() {
    byte[] sealed = sealer.seal(record, "row-1");
    for (int bit = 0; bit < sealed.length * Byte.SIZE; bit++) {
      byte[] flipped = sealed.clone();
      flipped[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
      assertThrows(RecordRefused.class, () -> sealer.open(flipped, "row-1"), "bit " + bit);
    }
  }

  @Test
  void everyTruncatedRecordIsRefused() {
    byte[] sealed = sealer.seal(record, "row-1");
    for (int length = 0; length < sealed.length; length++) {
      byte[] cut = Arrays.copyOf(sealed, length);
      assertThrows(RecordRefused.class, () -> sealer.open(cut, "row-1"), "length " + length);
    }
  }

  @Test
  void aGenerationLastsNinetyDays() {
    Instant begin = Instant.parse("2026-01-01T00:00:00Z");
    assertEquals(1, ServiceKeyGeneration.at(Instant.EPOCH));
    assertEquals(1, ServiceKeyGeneration.at(begin));
    assertEquals(1, ServiceKeyGeneration.at(begin.plus(Duration.ofDays(90)).minusNanos(1)));
    assertEquals(2, ServiceKeyGeneration.at(begin.plus(Duration.ofDays(90))));
    assertEquals(5, ServiceKeyGeneration.at(begin.plus(Duration.ofDays(365))));
  }
}
