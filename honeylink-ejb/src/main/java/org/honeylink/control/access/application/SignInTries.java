package org.honeylink.control.access.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.honeylink.control.access.domain.SignInThrottle;

/** The throttle of this node, and a hash to check against when there is no such account. */
@ApplicationScoped
public class SignInTries {

  private final SignInThrottle throttle;
  private final String hashOfNobody;

  /** For the container's proxy. */
  SignInTries() {
    throttle = new SignInThrottle(InstantSource.system());
    hashOfNobody = "";
  }

  @Inject
  SignInTries(InstantSource clock, PasswordHash passwords) {
    throttle = new SignInThrottle(clock);
    hashOfNobody = passwords.of(OpaqueToken.fresh());
  }

  Optional<Duration> tryAgainAfter(String username) {
    return throttle.tryAgainAfter(username);
  }

  void succeeded(String username) {
    throttle.succeeded(username);
  }

  /** As slow to check as any other: the answer's time does not tell whether a name exists. */
  String hashOfNobody() {
    return hashOfNobody;
  }
}
