package org.honeylink.control.trust.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.honeylink.control.shared.domain.WrongState;
import org.honeylink.crypto.keys.AuthorityKeyName;
import org.honeylink.crypto.pki.CertificateAuthority;
import org.junit.jupiter.api.Test;

class AuthorityTest {

  private static final Instant NOW = Instant.EPOCH;

  private final CertificateAuthority signer = CertificateAuthority.inMemory(InstantSource.system());
  private final Authority authority =
      Authority.prepared(
          new UUID(1, 1),
          new AuthorityKeyName("issuing"),
          signer.certificate(),
          signer.chain().getLast(),
          NOW);

  @Test
  void itLivesFromPreparedToRetired() {
    assertFalse(authority.isTrusted());
    authority.activate(NOW);
    assertTrue(authority.isTrusted());
    authority.taint(false, NOW);
    assertTrue(authority.isTrusted());
    authority.retire(NOW);
    assertFalse(authority.isTrusted());
    assertEquals(AuthorityState.RETIRED, authority.state());
  }

  @Test
  void oneThatIsNotNeededIsRetiredBeforeItSigns() {
    authority.retire(NOW);
    assertEquals(AuthorityState.RETIRED, authority.state());
  }

  @Test
  void theOneThatSignsIsNotTainted() {
    authority.activate(NOW);
    WrongState refused = assertThrows(WrongState.class, () -> authority.taint(true, NOW));
    assertTrue(refused.getMessage().contains("activate another"), refused.getMessage());
  }

  @Test
  void otherMovesDoNotExist() {
    assertThrows(WrongState.class, () -> authority.taint(false, NOW));
    authority.activate(NOW);
    assertThrows(WrongState.class, () -> authority.activate(NOW));
    assertThrows(WrongState.class, () -> authority.retire(NOW));
    authority.taint(false, NOW);
    assertThrows(WrongState.class, () -> authority.activate(NOW));
    authority.retire(NOW);
    WrongState refused = assertThrows(WrongState.class, () -> authority.retire(NOW));
    assertTrue(refused.noSuchTransition());
  }

  @Test
  void numbersOfListsGrow() {
    assertEquals(1, authority.nextCrlNumber());
    assertEquals(2, authority.nextCrlNumber());
  }
}
