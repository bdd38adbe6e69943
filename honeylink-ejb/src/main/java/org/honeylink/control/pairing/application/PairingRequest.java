package org.honeylink.control.pairing.application;

import java.util.Objects;
import java.util.Optional;
import org.honeylink.control.device.domain.DeviceId;
import org.honeylink.control.device.domain.TelemetryTopics;
import org.honeylink.control.pairing.domain.PairingCode;
import org.honeylink.control.policy.domain.PolicyVersion;
import org.honeylink.crypto.pki.CertificateRequest;

/**
 * What a device brings to be paired; every part has checked itself.
 *
 * @param certificateRequest for this device's name, signed by its own key
 * @param knownPolicy version that the device has already, when it has one
 */
public record PairingRequest(
    DeviceId deviceId,
    PairingCode code,
    CertificateRequest certificateRequest,
    TelemetryTopics topics,
    Optional<PolicyVersion> knownPolicy) {

  public PairingRequest {
    Objects.requireNonNull(deviceId);
    Objects.requireNonNull(code);
    Objects.requireNonNull(certificateRequest);
    Objects.requireNonNull(topics);
    Objects.requireNonNull(knownPolicy);
  }
}
