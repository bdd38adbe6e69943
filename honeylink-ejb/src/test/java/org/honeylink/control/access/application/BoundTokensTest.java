package org.honeylink.control.access.application;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.honeylink.control.access.application.CertificateRefused.Rule;
import org.honeylink.control.access.domain.DpopRefused;
import org.honeylink.control.access.domain.DpopRefused.Reason;
import org.honeylink.control.access.domain.ProofTarget;
import org.honeylink.control.access.domain.TokenBinding;
import org.honeylink.control.access.domain.TokenBinding.ToCertificate;
import org.honeylink.control.access.domain.TokenBinding.ToKey;
import org.honeylink.control.access.domain.TokenBinding.ToNobody;
import org.honeylink.control.shared.domain.Caller;
import org.honeylink.control.shared.domain.Caller.Role;
import org.junit.jupiter.api.Test;

class BoundTokensTest {

  private static final ProofTarget TARGET = ProofTarget.of("GET", "https://h/api/v1/devices");

  private final BoundTokens tokens = new BoundTokens();

  @Test
  void freeTokenNeedsNothingButTheRightScheme() {
    assertDoesNotThrow(() -> tokens.checkBearer(token(new ToNobody()), shown(List.of())));
    DpopRefused refused =
        assertThrows(
            DpopRefused.class,
            () -> tokens.checkDpop(token(new ToNobody()), "a.b.c", shown(List.of())));
    assertEquals(Reason.INVALID_TOKEN, refused.reason());
  }

  @Test
  void tokenOfAKeyIsNoBearerToken() {
    DpopRefused refused =
        assertThrows(
            DpopRefused.class,
            () -> tokens.checkBearer(token(new ToKey("thumb")), shown(List.of())));
    assertEquals(Reason.INVALID_TOKEN, refused.reason());
  }

  @Test
  void tokenOfACertificateNeedsThatOneAsTheLeaf() {
    X509Certificate own = ProvenCertificates.selfSigned("CN=own");
    X509Certificate other = ProvenCertificates.selfSigned("CN=other");
    VerifiedToken token = token(ToCertificate.of(own));
    assertDoesNotThrow(() -> tokens.checkBearer(token, shown(List.of(own, other))));
    for (List<X509Certificate> chain :
        List.of(List.<X509Certificate>of(), List.of(other), List.of(other, own))) {
      CertificateRefused refused =
          assertThrows(CertificateRefused.class, () -> tokens.checkBearer(token, shown(chain)));
      assertEquals(Rule.BOUND_TO_THE_TOKEN, refused.rule());
    }
  }

  @Test
  void tokenOfACertificateIsNotTakenUnderTheSchemeOfKeys() {
    assertThrows(
        DpopRefused.class,
        () -> tokens.checkDpop(token(new ToCertificate("print")), "a.b.c", shown(List.of())));
  }

  private static VerifiedToken token(TokenBinding binding) {
    return new VerifiedToken(new Caller("D-1", "default", Set.of(Role.DEVICE)), binding);
  }

  private static ShownCredentials shown(List<X509Certificate> chain) {
    return new ShownCredentials("Bearer a.b.c", List.of("proof"), Optional.of(TARGET), chain);
  }
}
