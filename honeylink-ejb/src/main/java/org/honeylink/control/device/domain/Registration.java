package org.honeylink.control.device.domain;

import java.util.Objects;
import java.util.Optional;
import org.honeylink.control.shared.domain.SemanticVersion;
import org.honeylink.crypto.agreement.X25519PublicKey;

/** What is said about a device when it is registered; every part has checked itself. */
public record Registration(
    DeviceId deviceId,
    X25519PublicKey publicKey,
    SemanticVersion firmwareVersion,
    Capabilities capabilities,
    Optional<Attestation> attestation,
    Metadata metadata,
    Tags tags) {

  public Registration {
    Objects.requireNonNull(deviceId);
    Objects.requireNonNull(publicKey);
    Objects.requireNonNull(firmwareVersion);
    Objects.requireNonNull(capabilities);
    Objects.requireNonNull(attestation);
    Objects.requireNonNull(metadata);
    Objects.requireNonNull(tags);
  }

  /** A registration without tags. */
  public Registration(
      DeviceId deviceId,
      X25519PublicKey publicKey,
      SemanticVersion firmwareVersion,
      Capabilities capabilities,
      Optional<Attestation> attestation,
      Metadata metadata) {
    this(deviceId, publicKey, firmwareVersion, capabilities, attestation, metadata, Tags.NONE);
  }
}
