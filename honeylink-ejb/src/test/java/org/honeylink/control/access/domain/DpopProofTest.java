package org.honeylink.control.access.domain;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Optional;
import org.honeylink.control.access.domain.DpopRefused.Reason;
import org.junit.jupiter.api.Test;

class DpopProofTest {

  private static final Instant NOW = Instant.parse("2026-01-15T08:00:00.500Z");
  private static final String ADDRESS = "https://honey.example/api/v1/sessions";
  private static final ProofTarget TARGET = ProofTarget.of("POST", ADDRESS);

  @Test
  void proofForTheCallAtHandIsGood() {
    assertDoesNotThrow(() -> checked(proof("POST", ADDRESS, NOW)));
  }

  @Test
  void proofForAnotherMethodIsRefused() {
    assertRefused(proof("GET", ADDRESS, NOW), "htm", "POST");
  }

  @Test
  void proofForAnotherAddressIsRefused() {
    assertRefused(proof("POST", ADDRESS + "/1", NOW), "htu", ADDRESS);
    assertRefused(proof("POST", "no address", NOW), "htu", ADDRESS);
  }

  @Test
  void clocksMayDifferByAMinute() {
    assertDoesNotThrow(() -> checked(proof("POST", ADDRESS, NOW.minusSeconds(60))));
    assertDoesNotThrow(() -> checked(proof("POST", ADDRESS, NOW.plusSeconds(60))));
  }

  @Test
  void oldProofIsRefusedWithTheSkew() {
    assertRefused(
        proof("POST", ADDRESS, NOW.minusSeconds(61)), "iat is 61 seconds behind", "60 are allowed");
  }

  @Test
  void proofFromTheFutureIsRefusedWithTheSkew() {
    assertRefused(
        proof("POST", ADDRESS, NOW.plusSeconds(3600)), "iat is 3600 seconds ahead", "08:00:00Z");
  }

  @Test
  void proofIsRememberedForAsLongAsItCounts() {
    DpopProof proof = proof("POST", ADDRESS, NOW);
    assertThrows(DpopRefused.class, () -> proof.checkTime(proof.countsUntil()));
  }

  private static void checked(DpopProof proof) {
    proof.checkFor(TARGET);
    proof.checkTime(NOW);
  }

  private static DpopProof proof(String method, String address, Instant issuedAt) {
    return new DpopProof(
        "thumb", method, address, issuedAt, "jti", Optional.empty(), Optional.empty());
  }

  private static void assertRefused(DpopProof proof, String... parts) {
    DpopRefused refused = assertThrows(DpopRefused.class, () -> checked(proof));
    assertEquals(Reason.INVALID_DPOP_PROOF, refused.reason());
    for (String part : parts) {
      assertTrue(refused.getMessage().contains(part), refused.getMessage());
    }
  }
}
