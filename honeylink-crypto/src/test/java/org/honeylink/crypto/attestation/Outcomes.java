package org.honeylink.crypto.attestation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import org.honeylink.crypto.attestation.AttestationOutcome.Refused;
import org.honeylink.crypto.attestation.AttestationOutcome.Verified;

/** What tests expect of an outcome. */
final class Outcomes {

  private Outcomes() {}

  static Verified assertVerified(AttestationOutcome outcome) {
    return switch (outcome) {
      case Verified verified -> verified;
      case Refused refused -> fail(refused.rule() + " " + refused.detail());
    };
  }

  static void assertRefused(AttestationRule rule, String said, AttestationOutcome outcome) {
    switch (outcome) {
      case Verified _ -> fail("verified");
      case Refused refused -> {
        assertEquals(rule, refused.rule(), refused.detail());
        assertTrue(refused.detail().contains(said), refused.detail());
      }
    }
  }
}
