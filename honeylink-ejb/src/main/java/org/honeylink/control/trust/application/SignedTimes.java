package org.honeylink.control.trust.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.Base64;
import org.honeylink.crypto.keys.KeyStoreAway;
import org.honeylink.crypto.pki.CertificateRequest;
import org.honeylink.crypto.pki.ServiceIdentity;
import org.honeylink.crypto.timestamp.SignedTime;
import org.honeylink.crypto.timestamp.TimeStamps;

/** Signs what time it is, for a device that has no clock and just made a certificate request. */
@ApplicationScoped
public class SignedTimes {

  @Inject ServiceCertificates services;
  @Inject InstantSource clock;

  /**
   * A time-stamp token (RFC 3161) over the pairing code and the request, see {@link
   * SignedTime#ofPairing}.
   *
   * @return DER in Base64
   * @throws KeyStoreAway when there is no certificate for time stamps, and none can be made now
   */
  public String over(String pairingCode, CertificateRequest request) {
    ServiceIdentity identity = services.timeStamping();
    return Base64.getEncoder()
        .encodeToString(
            new TimeStamps(identity.privateKey(), identity.chain())
                .stamp(SignedTime.ofPairing(pairingCode, request.encoded()), clock.instant()));
  }
}
