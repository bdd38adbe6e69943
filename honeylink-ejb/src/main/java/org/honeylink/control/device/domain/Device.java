package org.honeylink.control.device.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.honeylink.control.shared.domain.SemanticVersion;
import org.honeylink.control.shared.domain.ValidationFailed;
import org.honeylink.control.shared.domain.WrongState;
import org.honeylink.crypto.agreement.X25519PublicKey;
import org.jspecify.annotations.Nullable;

/**
 * A registered endpoint.
 *
 * <p>Its life: someone registers it with its X25519 key and hands it a device token and a pairing
 * code ({@code PENDING}); the device uses the code once and gets its certificate, its policy and
 * its device master ({@code PAIRED}); from then on it opens sessions. An operator may keep it out
 * for a while ({@code SUSPENDED}) and let it in again. An administrator takes it out of service
 * ({@code REVOKED}): its row stays, because its id is never given to another.
 */
@Entity
@Table(name = "device")
public class Device {

  /** Generation of the first device master. */
  public static final int FIRST_GENERATION = 1;

  @Id
  @Column(name = "id", updatable = false)
  private UUID id;

  @Version
  @Column(name = "row_version")
  private long rowVersion;

  @Column(name = "tenant_id", updatable = false)
  private String tenantId;

  @Column(name = "device_id", updatable = false)
  private DeviceId deviceId;

  @Enumerated(EnumType.STRING)
  @Column(name = "status")
  private DeviceStatus status;

  @Column(name = "public_key")
  private byte[] publicKey;

  @Column(name = "firmware_version")
  private String firmwareVersion;

  @Column(name = "capabilities")
  private Capabilities capabilities;

  @Column(name = "metadata")
  private Metadata metadata;

  @Column(name = "tags")
  private Tags tags;

  @Column(name = "status_since")
  private Instant statusSince;

  @Column(name = "attestation_format")
  private @Nullable String attestationFormat;

  @Column(name = "attestation_evidence")
  private @Nullable String attestationEvidence;

  @Column(name = "attestation_nonce")
  private @Nullable String attestationNonce;

  @Column(name = "attestation_verified_at")
  private @Nullable Instant attestationVerifiedAt;

  @Column(name = "attestation_manufacturer")
  private @Nullable String attestationManufacturer;

  @Column(name = "attestation_manufacturer_sha256")
  private @Nullable String attestationManufacturerSha256;

  @Column(name = "attestation_signer")
  private @Nullable String attestationSigner;

  @Column(name = "token_sha256")
  private byte[] tokenSha256;

  @Column(name = "master_generation")
  private int masterGeneration;

  @Column(name = "registered_at", updatable = false)
  private Instant registeredAt;

  @Column(name = "paired_at")
  private @Nullable Instant pairedAt;

  @Column(name = "telemetry_topics")
  private TelemetryTopics telemetryTopics;

  @Column(name = "policy_version")
  private @Nullable String policyVersion;

  @Column(name = "certificate_expires_at")
  private @Nullable Instant certificateExpiresAt;

  /** For the persistence provider. */
  protected Device() {}

  private Device(UUID id, String tenantId, Registration said, DeviceToken token, Instant now) {
    this.id = id;
    this.tenantId = tenantId;
    this.deviceId = said.deviceId();
    this.status = DeviceStatus.PENDING;
    this.publicKey = said.publicKey().bytes();
    this.firmwareVersion = said.firmwareVersion().toString();
    this.capabilities = said.capabilities();
    this.metadata = said.metadata();
    this.tags = said.tags();
    this.statusSince = now;
    said.attestation()
        .ifPresent(
            attestation -> {
              this.attestationFormat = attestation.format();
              this.attestationEvidence = attestation.evidence();
              this.attestationNonce = attestation.nonce();
            });
    this.tokenSha256 = token.sha256();
    this.masterGeneration = FIRST_GENERATION;
    this.telemetryTopics = new TelemetryTopics(List.of());
    this.registeredAt = now;
  }

  /** A new device, to be paired. */
  public static Device register(
      UUID id, String tenantId, Registration said, DeviceToken token, Instant now) {
    return new Device(id, tenantId, said, token, now);
  }

  /**
   * The code was right: the device is in.
   *
   * @throws WrongState when it is SUSPENDED or REVOKED
   */
  public void pair(TelemetryTopics topics, Instant certificateExpires, Instant now) {
    DeviceStatus paired =
        status
            .after(DeviceMove.PAIR)
            .orElseThrow(
                () ->
                    WrongState.resource(
                        "Device '" + deviceId + "' is " + status + "; it cannot be paired"));
    to(paired, now);
    telemetryTopics = topics;
    pairedAt = now;
    certificateExpiresAt = certificateExpires;
  }

  /**
   * An operator keeps it out, lets it in again, or takes it out of service.
   *
   * @throws WrongState when nothing leads there from its status
   */
  public void move(DeviceMove move, Instant now) {
    DeviceStatus next =
        status
            .after(move)
            .orElseThrow(
                () ->
                    WrongState.transition(
                        "Device '%s' is %s; there is no %s from there"
                            .formatted(deviceId, status, move.name().toLowerCase(Locale.ROOT))));
    to(next, now);
  }

  /** Its bearer token is worth nothing any more, to nobody. */
  public void forgetToken(DeviceToken unknownToAll) {
    tokenSha256 = unknownToAll.sha256();
  }

  private void to(DeviceStatus next, Instant now) {
    status = next;
    statusSince = now;
  }

  /**
   * Changes what the edit names.
   *
   * @return whether anything is different now
   * @throws ValidationFailed when the metadata would be too much
   * @throws WrongState when it is REVOKED
   */
  public boolean edit(DeviceEdit edit) {
    if (status == DeviceStatus.REVOKED) {
      throw WrongState.resource(
          "Device '" + deviceId + "' is out of service; nothing about it is changed any more");
    }
    Metadata merged = edit.merged(metadata);
    Tags tagged = edit.tags().orElse(tags);
    String firmware = edit.firmwareVersion().map(Object::toString).orElse(firmwareVersion);
    boolean changed =
        !merged.equals(metadata) || !tagged.equals(tags) || !firmware.equals(firmwareVersion);
    metadata = merged;
    tags = tagged;
    firmwareVersion = firmware;
    return changed;
  }

  /** Its evidence was verified: the device is attested from its registration on. */
  public void attested(VerifiedAttestation proven) {
    attestationVerifiedAt = proven.verifiedAt();
    attestationManufacturer = proven.manufacturer();
    attestationManufacturerSha256 = proven.manufacturerSha256();
    attestationSigner = proven.signer();
  }

  /** Notes the end of its newest certificate. */
  public void certificateExpires(Instant at) {
    certificateExpiresAt = at;
  }

  /** Notes which policy is the newest. */
  public void policyIs(String version) {
    policyVersion = version;
  }

  /**
   * Sessions are for paired devices.
   *
   * @throws WrongState when it is not PAIRED
   */
  public void requirePaired() {
    if (status != DeviceStatus.PAIRED) {
      throw WrongState.resource(
          "Device '" + deviceId + "' is " + status + "; pair it before it opens a session");
    }
  }

  public UUID id() {
    return id;
  }

  /** Changes with every change; the entity tag of the API. */
  public String tag() {
    return Long.toString(rowVersion);
  }

  public String tenantId() {
    return tenantId;
  }

  public DeviceId deviceId() {
    return deviceId;
  }

  public DeviceStatus status() {
    return status;
  }

  public X25519PublicKey publicKey() {
    return X25519PublicKey.of(publicKey);
  }

  public SemanticVersion firmwareVersion() {
    return SemanticVersion.parse(firmwareVersion);
  }

  public Capabilities capabilities() {
    return capabilities;
  }

  public Metadata metadata() {
    return metadata;
  }

  public Tags tags() {
    return tags;
  }

  /** When it came to its status. */
  public Instant statusSince() {
    return statusSince;
  }

  /** What its evidence proved; evidence that nobody verified counts for nothing. */
  public Optional<VerifiedAttestation> attestation() {
    if (attestationFormat == null
        || attestationManufacturer == null
        || attestationManufacturerSha256 == null
        || attestationSigner == null
        || attestationVerifiedAt == null) {
      return Optional.empty();
    }
    return Optional.of(
        new VerifiedAttestation(
            attestationFormat,
            attestationManufacturer,
            attestationManufacturerSha256,
            attestationSigner,
            attestationVerifiedAt));
  }

  /** Generation of the device master in use, from 1. */
  public int masterGeneration() {
    return masterGeneration;
  }

  public Instant registeredAt() {
    return registeredAt;
  }

  /** Topics that it announced when it was paired. */
  public TelemetryTopics telemetryTopics() {
    return telemetryTopics;
  }

  public Optional<Instant> pairedAt() {
    return Optional.ofNullable(pairedAt);
  }

  public Optional<String> policyVersion() {
    return Optional.ofNullable(policyVersion);
  }

  public Optional<Instant> certificateExpiresAt() {
    return Optional.ofNullable(certificateExpiresAt);
  }
}
