package org.honeylink.control.trust.application;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import org.honeylink.control.device.domain.DeviceId;
import org.honeylink.control.shared.application.Measured;
import org.honeylink.control.shared.application.Operation;
import org.honeylink.control.shared.domain.ValidationFailed;
import org.honeylink.control.shared.domain.Violation;
import org.honeylink.control.trust.domain.DeviceCertificate;
import org.honeylink.crypto.pki.CertificateAuthority;
import org.honeylink.crypto.pki.CertificateRequest;
import org.honeylink.crypto.pki.InvalidCertificateRequest;
import org.honeylink.crypto.pki.Pem;

/** Issues certificates to devices and keeps a record of each. */
@Stateless
public class DeviceCertificates {

  private static final int HEXADECIMAL = 16;

  @Inject KeyStores keys;
  @Inject TrustRepository repository;
  @Inject InstantSource clock;

  /**
   * Reads a request for a certificate of one device.
   *
   * @param text PEM, or DER in Base64
   * @throws ValidationFailed with every reason: no request, RSA key, bad signature, another's name
   */
  public static CertificateRequest request(String text, DeviceId deviceId) {
    try {
      CertificateRequest request = CertificateRequest.parse(text);
      request.checkNames(deviceId.value());
      return request;
    } catch (InvalidCertificateRequest refused) {
      throw new ValidationFailed(
          refused.reasons().stream().map(reason -> new Violation("", reason)).toList());
    }
  }

  /** Signs a certificate for that device, one year from now, and writes it down. */
  @Measured(Operation.CERTIFICATE_ISSUE)
  public DeviceCertificate issue(CertificateRequest request, DeviceId deviceId) {
    X509Certificate signed =
        keys.authority()
            .issueDeviceCertificate(
                request, deviceId.value(), CertificateAuthority.DEVICE_VALIDITY);
    DeviceCertificate certificate =
        new DeviceCertificate(
            signed.getSerialNumber().toString(HEXADECIMAL).toLowerCase(Locale.ROOT),
            deviceId,
            clock.instant(),
            signed.getNotAfter().toInstant(),
            Pem.encode(signed));
    repository.add(certificate);
    return certificate;
  }

  /** Certificates of the authority in PEM: issuing, then root. */
  public List<String> chain() {
    return keys.authority().chain().stream().map(Pem::encode).toList();
  }
}
