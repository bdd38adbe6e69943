package org.honeylink.control.access.application;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.honeylink.control.shared.domain.Caller;

/**
 * Whose bearer token it is: an account's JWT, which has dots, or a device's opaque token.
 *
 * <p>An enterprise bean, because persistence contexts are found from this module only.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class RecogniseCaller {

  /** 32 bytes in base64url. */
  private static final Pattern DEVICE_TOKEN = Pattern.compile("[A-Za-z0-9_-]{43}");

  @Inject private AccessTokens accessTokens;
  @Inject private Instance<DeviceTokenVerifier> deviceTokens;
  @Inject private Instance<DeviceCertificateVerifier> certificates;

  /** The caller; empty when the token is not one of ours, or not any more. */
  public Optional<Caller> bearer(String token) {
    if (token.indexOf('.') >= 0) {
      return accessTokens.verify(token);
    }
    if (!DEVICE_TOKEN.matcher(token).matches() || !deviceTokens.isResolvable()) {
      return Optional.empty();
    }
    return deviceTokens.get().verify(OpaqueToken.sha256(token));
  }

  /**
   * The device of a client certificate whose private key the TLS layer has proven.
   *
   * @param chain leaf first, at least one
   * @throws CertificateRefused with the rule that it breaks
   */
  public Caller certificate(List<X509Certificate> chain) {
    return Optional.of(certificates)
        .filter(Instance::isResolvable)
        .flatMap(known -> known.get().verify(chain))
        .orElseThrow(() -> new CertificateRefused(CertificateRefused.Rule.ISSUED_HERE));
  }

  /**
   * The caller who has shown a token and a certificate: a device must show those of one device. A
   * person's browser may send a certificate from elsewhere, which says nothing here.
   *
   * @throws CertificateRefused when the certificate is another device's, or a device's and not good
   */
  public Caller both(Caller byToken, List<X509Certificate> chain) {
    try {
      if (certificate(chain).subject().equals(byToken.subject())) {
        return byToken;
      }
    } catch (CertificateRefused refused) {
      if (byToken.has(Caller.Role.DEVICE)) {
        throw refused;
      }
      return byToken;
    }
    throw new CertificateRefused(CertificateRefused.Rule.OF_THE_SAME_DEVICE);
  }
}
