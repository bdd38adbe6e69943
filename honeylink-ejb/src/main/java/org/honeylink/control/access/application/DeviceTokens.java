package org.honeylink.control.access.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.regex.Pattern;
import org.honeylink.control.shared.domain.Caller;
import org.honeylink.control.shared.domain.Caller.Role;

/** Whose an opaque device token is, and whether a device may call at all. */
@ApplicationScoped
public class DeviceTokens {

  /** 32 bytes in base64url. */
  private static final Pattern DEVICE_TOKEN = Pattern.compile("[A-Za-z0-9_-]{43}");

  @Inject Instance<DeviceTokenVerifier> verifier;

  /** The device of a token; empty when it is none, or when the device may not call any more. */
  Optional<Caller> of(String token) {
    return DEVICE_TOKEN.matcher(token).matches() && verifier.isResolvable()
        ? verifier.get().verify(OpaqueToken.sha256(token))
        : Optional.empty();
  }

  /** The same caller, unless it is a device that was suspended or revoked since. */
  Optional<Caller> stillCalls(Caller caller) {
    if (!caller.has(Role.DEVICE)) {
      return Optional.of(caller);
    }
    return verifier.isResolvable() ? verifier.get().mayCall(caller.subject()) : Optional.empty();
  }
}
