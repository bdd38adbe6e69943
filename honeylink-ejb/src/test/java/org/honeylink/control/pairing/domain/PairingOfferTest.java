package org.honeylink.control.pairing.domain;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.honeylink.control.device.domain.DeviceId;
import org.honeylink.control.pairing.domain.Attempt.Accepted;
import org.honeylink.control.pairing.domain.Attempt.Expired;
import org.honeylink.control.pairing.domain.Attempt.Used;
import org.honeylink.control.pairing.domain.Attempt.Voided;
import org.honeylink.control.pairing.domain.Attempt.Wrong;
import org.junit.jupiter.api.Test;

class PairingOfferTest {

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final byte[] RIGHT = {1, 2, 3};
  private static final byte[] WRONG = {1, 2, 4};
  private static final byte[] SEALED = {7};

  private final PairingOffer offer =
      new PairingOffer(new UUID(1, 1), new DeviceId("HL-EDGE-0001"), RIGHT, SEALED, NOW);

  @Test
  void theSealedCodeIsThereAsLongAsTheCodeIsOpen() {
    assertArrayEquals(SEALED, offer.sealedCode(NOW).orElseThrow());
    assertEquals(Optional.empty(), offer.sealedCode(NOW.plusSeconds(600)));
    offer.attempt(RIGHT, NOW);
    assertEquals(Optional.empty(), offer.sealedCode(NOW));
  }

  @Test
  void aVoidCodeIsNotTakenAndAUsedOneStaysUsed() {
    offer.makeVoid();
    assertInstanceOf(Voided.class, offer.attempt(RIGHT, NOW));
    assertEquals(Optional.empty(), offer.sealedCode(NOW));
    PairingOffer used =
        new PairingOffer(new UUID(1, 2), new DeviceId("HL-EDGE-0001"), RIGHT, SEALED, NOW);
    used.attempt(RIGHT, NOW);
    used.makeVoid();
    assertInstanceOf(Used.class, used.attempt(RIGHT, NOW));
  }

  @Test
  void theRightCodeIsTakenOnce() {
    assertInstanceOf(Accepted.class, offer.attempt(RIGHT, NOW));
    assertInstanceOf(Used.class, offer.attempt(RIGHT, NOW));
    assertInstanceOf(Used.class, offer.attempt(WRONG, NOW));
  }

  @Test
  void aCodeLivesForTenMinutesAndNotAMomentLonger() {
    assertInstanceOf(Expired.class, offer.attempt(RIGHT, NOW.plusSeconds(600)));
    assertInstanceOf(Accepted.class, offer.attempt(RIGHT, NOW.plusSeconds(600).minusNanos(1)));
  }

  @Test
  void anExpiredCodeTellsAGuesserNothing() {
    Instant late = NOW.plusSeconds(601);
    assertEquals(offer.attempt(RIGHT, late), offer.attempt(WRONG, late));
  }

  @Test
  void theFifthWrongTryMakesTheCodeVoid() {
    for (int left = 4; left >= 0; left--) {
      assertEquals(new Wrong(left), offer.attempt(WRONG, NOW));
    }
    assertInstanceOf(Voided.class, offer.attempt(RIGHT, NOW));
  }

  @Test
  void fourWrongTriesLeaveTheCodeGood() {
    for (int i = 0; i < 4; i++) {
      offer.attempt(WRONG, NOW);
    }
    assertInstanceOf(Accepted.class, offer.attempt(RIGHT, NOW));
  }
}
