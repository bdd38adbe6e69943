package org.honeylink.control.session.domain;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.honeylink.control.device.domain.AgreementKey;
import org.honeylink.control.device.domain.Capabilities;
import org.honeylink.control.device.domain.Capability;
import org.honeylink.control.device.domain.DeviceId;
import org.honeylink.control.session.domain.ReceivedSession.ReceivedStream;
import org.honeylink.control.shared.domain.Faults;
import org.honeylink.control.shared.domain.SemanticVersion;
import org.honeylink.control.shared.domain.ValidationFailed;
import org.honeylink.crypto.agreement.MlKemPublicKey;
import org.honeylink.crypto.agreement.X25519PublicKey;

/**
 * Wish for a session, checked as far as it can be without looking at its device.
 *
 * @param version what both sides speak
 * @param deviceEphemeralKey agreed with; the registered key when it is absent
 * @param deviceKemKey agreed with as well, by a device that lists the capability {@code pq}
 */
public record SessionRequest(
    DeviceId deviceId,
    SemanticVersion version,
    Optional<X25519PublicKey> deviceEphemeralKey,
    Optional<MlKemPublicKey> deviceKemKey,
    List<StreamRequest> streams,
    Duration ttl) {

  /** Most streams of a session. */
  public static final int MAX_STREAMS = 16;

  private static final long MIN_TTL_SECONDS = 60;
  private static final long MAX_TTL_SECONDS = 43_200;
  private static final long DEFAULT_TTL_SECONDS = 3_600;

  public SessionRequest {
    Objects.requireNonNull(deviceId);
    Objects.requireNonNull(version);
    Objects.requireNonNull(deviceEphemeralKey);
    Objects.requireNonNull(deviceKemKey);
    streams = List.copyOf(streams);
    Objects.requireNonNull(ttl);
  }

  /**
   * Checks every part.
   *
   * @param faults what is known to be wrong already; receives the rest
   * @return empty when any fault is known by now
   */
  public static Optional<SessionRequest> check(ReceivedSession received, Faults faults) {
    Optional<DeviceId> deviceId =
        received.deviceId().flatMap(id -> faults.check("device_id", () -> new DeviceId(id)));
    Optional<SemanticVersion> version =
        received
            .protocolVersion()
            .flatMap(
                text -> faults.check("protocol_version", () -> ProtocolVersion.negotiate(text)));
    Optional<X25519PublicKey> key =
        received
            .deviceEphemeralKey()
            .flatMap(text -> faults.check("device_ephemeral_key", () -> AgreementKey.parse(text)));
    Optional<MlKemPublicKey> kemKey =
        received
            .deviceKemKey()
            .flatMap(text -> faults.check("device_kem_key", () -> AgreementKey.parseKem(text)));
    List<StreamRequest> streams =
        received.streams().map(each -> checkStreams(each, faults)).orElse(List.of());
    Duration ttl = checkTtl(received.ttlSeconds().orElse(DEFAULT_TTL_SECONDS), faults);
    if (!faults.none() || deviceId.isEmpty() || version.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new SessionRequest(
            deviceId.orElseThrow(), version.orElseThrow(), key, kemKey, streams, ttl));
  }

  /**
   * Refuses a key exchange weaker than the device has said it can, or one it has not said it can.
   *
   * @param capabilities of the device
   * @throws ValidationFailed when a KEM key is missing, or was not to be expected
   */
  public void requireKeysFor(Capabilities capabilities) {
    boolean postQuantum = capabilities.all().contains(Capability.PQ);
    if (postQuantum && deviceKemKey.isEmpty()) {
      throw new ValidationFailed(
          "device_kem_key",
          "is required, because the device lists the capability pq: send a fresh ML-KEM-768"
              + " encapsulation key");
    }
    if (!postQuantum && deviceKemKey.isPresent()) {
      throw new ValidationFailed(
          "device_kem_key", "must be absent, because the device does not list the capability pq");
    }
  }

  private static List<StreamRequest> checkStreams(List<ReceivedStream> received, Faults faults) {
    if (received.isEmpty() || received.size() > MAX_STREAMS) {
      faults.add("streams", "must be 1 to 16 streams, not " + received.size());
    }
    List<StreamRequest> checked = new ArrayList<>();
    Map<String, Integer> firstByName = new HashMap<>();
    for (int i = 0; i < received.size(); i++) {
      String path = "streams[" + i + "]";
      StreamRequest.check(received.get(i), path, faults).ifPresent(checked::add);
      int position = i;
      received
          .get(i)
          .name()
          .ifPresent(name -> checkUnique(name, path, firstByName, position, faults));
    }
    return checked;
  }

  private static void checkUnique(
      String name, String path, Map<String, Integer> firstByName, int position, Faults faults) {
    Integer first = firstByName.putIfAbsent(name, position);
    if (first != null) {
      faults.add(
          path + ".name",
          "must be unique; streams[" + first + "] has it too",
          "Two streams have the name " + Faults.quoted(name));
    }
  }

  private static Duration checkTtl(long seconds, Faults faults) {
    if (seconds < MIN_TTL_SECONDS || seconds > MAX_TTL_SECONDS) {
      faults.add("ttl_seconds", "must be 60 to 43,200, not " + seconds);
    }
    return Duration.ofSeconds(Math.clamp(seconds, MIN_TTL_SECONDS, MAX_TTL_SECONDS));
  }
}
