package org.honeylink.control.access.application;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.honeylink.control.access.domain.DpopRefused;
import org.honeylink.control.access.domain.DpopRefused.Reason;
import org.honeylink.control.access.domain.TokenBinding;
import org.honeylink.control.access.domain.TokenBinding.ToCertificate;
import org.honeylink.control.access.domain.TokenBinding.ToKey;
import org.honeylink.control.access.domain.TokenBinding.ToNobody;
import org.honeylink.control.shared.application.Measured;
import org.honeylink.control.shared.application.Operation;
import org.honeylink.control.shared.domain.Caller;
import org.honeylink.control.shared.domain.ControlEvent;
import org.honeylink.control.shared.domain.ControlEvent.Category;
import org.honeylink.control.shared.domain.ControlEvent.Outcome;
import org.honeylink.control.shared.domain.NotAuthenticated;

/**
 * A device's token, which never changes, for an access token of five minutes that is good with a
 * proof only (RFC 8693): of a key by DPoP, or of the client certificate.
 */
@Stateless
public class ExchangeDeviceToken {

  @Inject DeviceTokens deviceTokens;
  @Inject CertifiedDevices certificates;
  @Inject AccessTokens accessTokens;
  @Inject Event<ControlEvent> events;

  /**
   * Exchanges a device token.
   *
   * @param key proven by a DPoP proof of this request
   * @param chain proven by TLS; must be the same device's
   * @throws NotAuthenticated when the token is no device's, or not any more
   * @throws CertificateRefused when the certificate does not count, or is another device's
   * @throws DpopRefused when neither is proven
   */
  @Measured(Operation.TOKEN_EXCHANGE)
  public ExchangedToken exchange(
      String deviceToken, Optional<ToKey> key, List<X509Certificate> chain) {
    Caller device = deviceTokens.of(deviceToken).orElseThrow(NotAuthenticated::new);
    if (!chain.isEmpty()) {
      certificates.agree(device, chain);
    }
    TokenBinding binding =
        key.<TokenBinding>map(proven -> proven)
            .or(() -> chain.stream().findFirst().map(ToCertificate::of))
            .orElseThrow(ExchangeDeviceToken::nothingProven);
    tell(device, binding);
    return new ExchangedToken(accessTokens.issue(device, binding), binding);
  }

  private static DpopRefused nothingProven() {
    return new DpopRefused(
            Reason.INVALID_DPOP_PROOF,
            "An exchange needs a key to bind to: send a header DPoP with a proof, or use the"
                + " device's client certificate")
        .inTokenRequest();
  }

  private void tell(Caller device, TokenBinding binding) {
    events.fire(
        new ControlEvent(
            device,
            Category.AUTHENTICATION,
            "token.exchanged",
            device.subject(),
            Outcome.SUCCESS,
            Map.of("device_id", device.subject(), "bound_to", kind(binding)),
            Optional.empty()));
  }

  private static String kind(TokenBinding binding) {
    return switch (binding) {
      case ToNobody free -> "nobody";
      case ToKey key -> "key " + key.thumbprint();
      case ToCertificate certificate -> "certificate " + certificate.thumbprint();
    };
  }
}
