package org.honeylink.control.trust.application;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.honeylink.control.shared.application.Measured;
import org.honeylink.control.shared.application.Operation;
import org.honeylink.control.trust.domain.Authority;
import org.honeylink.crypto.keys.KeyStoreAway;
import org.honeylink.crypto.pki.OcspAnswers;
import org.honeylink.crypto.pki.OcspRequest;
import org.honeylink.crypto.pki.ServicePurpose;

/**
 * Answers whether device certificates are good (RFC 6960), for every authority that is not retired.
 * Bytes from strangers never cause an exception, only a refusal. An answer without a nonce is kept
 * for some seconds. Thread-safe.
 */
@ApplicationScoped
public class OcspResponder {

  /** Far below the minute within which a revocation has to be known everywhere. */
  static final Duration KEEP = Duration.ofSeconds(10);

  /** Until when somebody who cannot ask may rely on an answer. */
  private static final Duration VALIDITY = Duration.ofMinutes(10);

  private static final int MOST = 1000;

  @Inject Authorities authorities;
  @Inject CertificateStandings standings;
  @Inject ServiceCertificates services;
  @Inject InstantSource clock;

  private Kept<ByteBuffer> kept;

  @PostConstruct
  void begin() {
    kept = new Kept<>(KEEP, MOST, clock);
  }

  /**
   * An OCSP response, DER; its refusals are responses too.
   *
   * @param request DER, as it came
   */
  @Measured(Operation.OCSP_ANSWER)
  public byte[] answer(byte[] request) {
    Optional<OcspRequest> understood = OcspRequest.parse(request);
    if (understood.isEmpty()) {
      return OcspAnswers.malformedRequest();
    }
    return understood.get().hasNonce()
        ? answer(understood.get())
        : kept.get(ByteBuffer.wrap(request.clone()), () -> answer(understood.get()));
  }

  private byte[] answer(OcspRequest request) {
    return authorities.published().stream()
        .filter(authority -> request.isAbout(authority.certificate()))
        .findFirst()
        .map(authority -> answer(request, authority))
        .orElseGet(OcspAnswers::unauthorized);
  }

  private byte[] answer(OcspRequest request, Authority authority) {
    try {
      Instant now = clock.instant();
      return OcspAnswers.of(
          request,
          services.of(authority, ServicePurpose.OCSP_SIGNING),
          serial -> standings.of(authority, serial),
          now,
          now.plus(VALIDITY));
    } catch (KeyStoreAway away) {
      return OcspAnswers.tryLater();
    }
  }

  /** Something was revoked on this node: the next answers are made anew. */
  public void forget() {
    kept.forget();
  }
}
