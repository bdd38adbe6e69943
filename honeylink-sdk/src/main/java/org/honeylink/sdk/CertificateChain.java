package org.honeylink.sdk;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.honeylink.crypto.pki.Pem;
import org.honeylink.sdk.api.Answer;

/** Reads a certificate and its chain from an answer, and believes neither before it holds. */
final class CertificateChain {

  private CertificateChain() {}

  /**
   * Own certificate first, root last.
   *
   * @param key the certificate must be for it
   * @throws PairingFailed when a signature is wrong, or it is for another key
   */
  static List<X509Certificate> of(Answer answer, String deviceId, PublicKey key) {
    List<X509Certificate> chain = new ArrayList<>();
    try {
      chain.addAll(Pem.certificates(answer.text("device_certificate")));
      answer.texts("certificate_chain").forEach(pem -> chain.addAll(Pem.certificates(pem)));
      for (int i = 0; i + 1 < chain.size(); i++) {
        chain.get(i).verify(chain.get(i + 1).getPublicKey());
      }
    } catch (IllegalArgumentException | GeneralSecurityException e) {
      throw new PairingFailed(deviceId, "its certificate chain does not hold", e);
    }
    if (!chain.getFirst().getPublicKey().equals(key)) {
      throw new PairingFailed(deviceId, "its certificate is for another key", null);
    }
    return chain;
  }
}
