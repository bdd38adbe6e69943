package org.honeylink.web.device;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.honeylink.control.device.domain.AgreementKey;
import org.honeylink.control.device.domain.Device;
import org.jspecify.annotations.Nullable;

/**
 * A device in the words of the API.
 *
 * @param attestation what evidence proved at registration; the evidence is not shown
 */
public record DeviceAnswer(
    String deviceId,
    String status,
    String publicKey,
    String firmwareVersion,
    List<String> capabilities,
    Map<String, String> metadata,
    List<String> tags,
    Instant statusSince,
    @Nullable AttestationAnswer attestation,
    Instant registeredAt,
    @Nullable Instant pairedAt,
    List<String> telemetryTopics,
    @Nullable String policyVersion,
    @Nullable Instant certificateExpiresAt) {

  /** What the API shows of a device. */
  public static DeviceAnswer of(Device device) {
    return new DeviceAnswer(
        device.deviceId().value(),
        device.status().name(),
        AgreementKey.text(device.publicKey()),
        device.firmwareVersion().toString(),
        device.capabilities().texts(),
        device.metadata().entries(),
        device.tags().names(),
        device.statusSince(),
        device.attestation().map(AttestationAnswer::of).orElse(null),
        device.registeredAt(),
        device.pairedAt().orElse(null),
        device.telemetryTopics().names(),
        device.policyVersion().orElse(null),
        device.certificateExpiresAt().orElse(null));
  }
}
