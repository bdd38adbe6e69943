package org.honeylink.sdk;

import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.honeylink.crypto.pki.Pem;
import org.honeylink.sdk.api.Answer;
import org.honeylink.sdk.identity.DeviceIdentity;

/** The certificate chain of an answer, which must hold and be for the device's own key. */
final class AnsweredChain {

  private AnsweredChain() {}

  /**
   * Own certificate first, root last.
   *
   * @throws PairingFailed when the chain does not hold, or is for another key
   */
  static List<X509Certificate> of(Answer answer, DeviceIdentity identity) {
    List<X509Certificate> chain = new ArrayList<>();
    try {
      chain.addAll(Pem.certificates(answer.text("device_certificate")));
      answer.texts("certificate_chain").forEach(pem -> chain.addAll(Pem.certificates(pem)));
      for (int i = 0; i + 1 < chain.size(); i++) {
        chain.get(i).verify(chain.get(i + 1).getPublicKey());
      }
    } catch (IllegalArgumentException | GeneralSecurityException e) {
      throw new PairingFailed(identity.deviceId(), "its certificate chain does not hold", e);
    }
    if (!identity.isCertifiedBy(chain.getFirst())) {
      throw new PairingFailed(identity.deviceId(), "its certificate is for another key", null);
    }
    return chain;
  }
}
