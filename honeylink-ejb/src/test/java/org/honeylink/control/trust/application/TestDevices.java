package org.honeylink.control.trust.application;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.honeylink.control.device.domain.Capabilities;
import org.honeylink.control.device.domain.Capability;
import org.honeylink.control.device.domain.Device;
import org.honeylink.control.device.domain.DeviceId;
import org.honeylink.control.device.domain.DeviceToken;
import org.honeylink.control.device.domain.Metadata;
import org.honeylink.control.device.domain.Registration;
import org.honeylink.control.device.domain.Tags;
import org.honeylink.control.shared.domain.SemanticVersion;
import org.honeylink.crypto.agreement.X25519PublicKey;

/** Devices without a database. */
final class TestDevices {

  private TestDevices() {}

  static Device registered(X25519PublicKey key) {
    return Device.register(
        new UUID(1, 3),
        "default",
        new Registration(
            new DeviceId("HL-EDGE-0001"),
            key,
            SemanticVersion.parse("1.0.0"),
            new Capabilities(Set.of(Capability.TELEMETRY)),
            Optional.empty(),
            new Metadata(Map.of()),
            Tags.NONE),
        DeviceToken.random(new SecureRandom()),
        Instant.EPOCH);
  }
}
