package org.honeylink.web.trust;

import java.util.List;
import org.honeylink.control.trust.domain.DeviceCertificate;

/** Certificates of one device, in the words of the API. */
public record DeviceCertificatesAnswer(List<DeviceCertificateAnswer> items) {

  static DeviceCertificatesAnswer of(List<DeviceCertificate> certificates) {
    return new DeviceCertificatesAnswer(
        certificates.stream().map(DeviceCertificateAnswer::of).toList());
  }
}
