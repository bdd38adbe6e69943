package org.honeylink.control.access.application;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.honeylink.control.access.domain.DpopRefused;
import org.honeylink.control.access.domain.DpopRefused.Reason;
import org.honeylink.control.shared.domain.Caller;

/**
 * Who calls: the owner of an access token, which is a JWT and has dots, of a device's opaque token,
 * or of a client certificate.
 *
 * <p>An enterprise bean, because persistence contexts are found from this module only.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class RecogniseCaller {

  @Inject AccessTokens accessTokens;
  @Inject DeviceTokens deviceTokens;
  @Inject BoundTokens boundTokens;
  @Inject CertifiedDevices certificates;

  @Inject
  @ConfigProperty(name = "honeylink.access.device-token-as-bearer", defaultValue = "true")
  boolean deviceTokenAsBearer;

  /**
   * The caller; empty when a token is not one of ours, or not any more.
   *
   * @param shown with a token, a certificate, or both
   * @throws CertificateRefused with the rule that the certificate breaks
   * @throws DpopRefused with the rule that the proof breaks, or when it is missing
   */
  public Optional<Caller> caller(ShownCredentials shown) {
    if (!shown.hasToken()) {
      return Optional.of(certificates.of(shown.chain()));
    }
    Optional<Caller> byToken =
        shown
            .token("Bearer")
            .flatMap(token -> bearer(token, shown))
            .or(() -> shown.token("DPoP").flatMap(token -> dpop(token, shown)));
    return shown.chain().isEmpty()
        ? byToken
        : byToken.map(caller -> certificates.agree(caller, shown.chain()));
  }

  private Optional<Caller> bearer(String text, ShownCredentials shown) {
    if (text.indexOf('.') >= 0) {
      Optional<VerifiedToken> token = accessTokens.verify(text);
      token.ifPresent(verified -> boundTokens.checkBearer(verified, shown));
      return token.map(VerifiedToken::caller).flatMap(deviceTokens::stillCalls);
    }
    Optional<Caller> device = deviceTokens.of(text);
    if (device.isPresent() && !deviceTokenAsBearer) {
      throw new DpopRefused(
          Reason.INVALID_TOKEN,
          "The device token is not taken here; exchange it at /oauth2/token for an access token");
    }
    return device;
  }

  private Optional<Caller> dpop(String text, ShownCredentials shown) {
    Optional<VerifiedToken> token = accessTokens.verify(text);
    token.ifPresent(verified -> boundTokens.checkDpop(verified, text, shown));
    return token.map(VerifiedToken::caller).flatMap(deviceTokens::stillCalls);
  }
}
