package org.honeylink.crypto.aead;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import org.honeylink.crypto.secret.SecretBytes;
import org.junit.jupiter.api.Test;

class RecordSealerTest {

  private final RecordSealer sealer = new RecordSealer(SecretBytes.random(32));
  private final SecretBytes record = SecretBytes.takeOver("session key".getBytes(UTF_8));

  @Test
  void aRecordOpensInItsRow() {
    assertEquals(record, sealer.open(sealer.seal(record, "row-1"), "row-1"));
  }

  @Test
  void aRecordDoesNotOpenInAnotherRowOrUnderAnotherKey() {
    byte[] sealed = sealer.seal(record, "row-1");
    RecordSealer other = new RecordSealer(SecretBytes.random(32));
    assertThrows(RecordRefused.class, () -> sealer.open(sealed, "row-2").close());
    assertThrows(RecordRefused.class, () -> other.open(sealed, "row-1").close());
  }

  @Test
  void sealingTwiceGivesOtherBytes() {
    assertFalse(Arrays.equals(sealer.seal(record, "row"), sealer.seal(record, "row")));
  }

  @Test
  void everyFlippedBitAndShortRecordIsRefused() {
    byte[] sealed = sealer.seal(record, "row");
    for (int bit = 0; bit < sealed.length * 8; bit++) {
      byte[] changed = sealed.clone();
      changed[bit / 8] ^= (byte) (1 << bit % 8);
      assertThrows(RecordRefused.class, () -> sealer.open(changed, "row").close());
    }
    for (int length = 0; length < sealed.length; length++) {
      byte[] cut = Arrays.copyOf(sealed, length);
      assertThrows(RecordRefused.class, () -> sealer.open(cut, "row").close());
    }
  }

  @Test
  void aClosedSealerSealsNothing() {
    sealer.close();
    assertThrows(IllegalStateException.class, () -> sealer.seal(record, "row"));
  }
}
