package org.honeylink.control.access.application;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.honeylink.control.access.domain.DpopProof;
import org.honeylink.control.access.domain.DpopRefused;
import org.honeylink.control.access.domain.DpopRefused.Reason;
import org.honeylink.control.access.domain.ProofTarget;
import org.honeylink.control.access.domain.TokenBinding.ToKey;
import org.honeylink.control.shared.domain.Base64Url;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CheckDpopProofTest {

  private static final Instant NOW = Instant.parse("2026-01-15T08:00:00Z");
  private static final String ADDRESS = "https://honey.example/api/v1/oauth2/token";
  private static final ProofTarget TARGET = ProofTarget.of("POST", ADDRESS);
  private static final ToKey KEY = new ToKey("thumb");
  private static final String TOKEN = "a.b.c";
  private static final String HASH = Base64Url.encode(OpaqueToken.sha256(TOKEN));
  private static final List<String> ONE_HEADER = List.of("proof");

  private final CheckDpopProof check = new CheckDpopProof();
  private final Remembered replays = new Remembered();
  private DpopProof read;

  @BeforeEach
  @SuppressWarnings("UnnecessaryAssignment") // No container injects anything here.
  void wire() {
    DpopNonces nonces = new DpopNonces(day -> "key".getBytes(UTF_8), () -> NOW);
    read = proof(Optional.of(HASH), Optional.of(nonces.current()), NOW);
    check.reader = compact -> read;
    check.nonces = nonces;
    check.replays = replays;
    check.clock = () -> NOW;
  }

  @Test
  void tokenRequestIsBoundToTheKeyOfItsProof() {
    assertEquals(KEY, check.forTokenRequest(ONE_HEADER, TARGET));
  }

  @Test
  void proofCountsOnce() {
    assertDoesNotThrow(() -> check.forAccess(ONE_HEADER, TARGET, TOKEN, KEY));
    assertRefused(Reason.INVALID_DPOP_PROOF, "jti", KEY, TOKEN);
  }

  @Test
  void proofOfATokenRequestIsNoneForACall() {
    check.forTokenRequest(ONE_HEADER, TARGET);
    assertRefused(Reason.INVALID_DPOP_PROOF, "jti", KEY, TOKEN);
  }

  @Test
  void proofWithoutANonceAsksForOneAndIsNotRemembered() {
    read = proof(Optional.of(HASH), Optional.empty(), NOW);
    assertRefused(Reason.USE_DPOP_NONCE, "DPoP-Nonce", KEY, TOKEN);
    read = proof(Optional.of(HASH), Optional.of("made-up"), NOW);
    assertRefused(Reason.USE_DPOP_NONCE, "DPoP-Nonce", KEY, TOKEN);
    assertTrue(replays.digests.isEmpty());
  }

  @Test
  void proofForAnotherTokenIsRefused() {
    assertRefused(Reason.INVALID_DPOP_PROOF, "ath", KEY, "another.token.text");
    read = proof(Optional.empty(), read.nonce(), NOW);
    assertRefused(Reason.INVALID_DPOP_PROOF, "ath", KEY, TOKEN);
  }

  @Test
  void proofOfAnotherKeyIsRefusedAndNotRemembered() {
    assertRefused(Reason.INVALID_TOKEN, "another key", new ToKey("other"), TOKEN);
    assertTrue(replays.digests.isEmpty());
  }

  @Test
  void oldProofIsRefused() {
    read = proof(Optional.of(HASH), read.nonce(), NOW.minusSeconds(61));
    assertRefused(Reason.INVALID_DPOP_PROOF, "iat", KEY, TOKEN);
  }

  @Test
  void callNeedsExactlyOneProof() {
    for (List<String> headers : List.of(List.<String>of(), List.of("a", "b"))) {
      DpopRefused refused =
          assertThrows(DpopRefused.class, () -> check.forAccess(headers, TARGET, TOKEN, KEY));
      assertEquals(Reason.INVALID_DPOP_PROOF, refused.reason());
    }
  }

  @Test
  void refusalOfATokenRequestIsMarkedAsOne() {
    read = proof(Optional.empty(), Optional.empty(), NOW);
    DpopRefused refused =
        assertThrows(DpopRefused.class, () -> check.forTokenRequest(ONE_HEADER, TARGET));
    assertTrue(refused.isOfTokenRequest());
    assertFalse(
        assertThrows(DpopRefused.class, () -> check.forAccess(ONE_HEADER, TARGET, TOKEN, KEY))
            .isOfTokenRequest());
  }

  private void assertRefused(Reason reason, String rule, ToKey key, String token) {
    DpopRefused refused =
        assertThrows(DpopRefused.class, () -> check.forAccess(ONE_HEADER, TARGET, token, key));
    assertEquals(reason, refused.reason());
    assertTrue(refused.getMessage().contains(rule), refused.getMessage());
  }

  private static DpopProof proof(Optional<String> hash, Optional<String> nonce, Instant issuedAt) {
    return new DpopProof("thumb", "POST", ADDRESS, issuedAt, "1", hash, nonce);
  }

  private static final class Remembered implements ProofReplays {
    private final Set<String> digests = new HashSet<>();

    @Override
    public boolean isFirstUse(byte[] digest, Instant until) {
      return digests.add(HexFormat.of().formatHex(digest));
    }

    @Override
    public void removeExpired(Instant before) {
      throw new AssertionError("not called");
    }
  }
}
