package org.honeylink.control.access.application;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
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
}
