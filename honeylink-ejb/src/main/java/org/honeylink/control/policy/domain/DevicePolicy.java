package org.honeylink.control.policy.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.honeylink.control.device.domain.DeviceId;
import org.jspecify.annotations.Nullable;

/**
 * One version of one device's policy.
 *
 * <p>Its life: someone puts it, and it is the newest of its device until another comes; it is
 * applied once the device says so. Old versions stay, so that their order can be read.
 */
@Entity
@Table(name = "device_policy")
public class DevicePolicy {

  @Id
  @Column(name = "id", updatable = false)
  private UUID id;

  @Version
  @Column(name = "row_version")
  private long rowVersion;

  @Column(name = "device_id", updatable = false)
  private DeviceId deviceId;

  @Column(name = "policy_version", updatable = false)
  private String policyVersion;

  @Column(name = "document", updatable = false)
  private PolicyDocument document;

  @Column(name = "created_at", updatable = false)
  private Instant createdAt;

  @Column(name = "applied_at")
  private @Nullable Instant appliedAt;

  /** For the persistence provider. */
  protected DevicePolicy() {}

  /** A policy not applied yet; ids sort by the time of their making. */
  public DevicePolicy(UUID id, DeviceId deviceId, PolicyDocument document, Instant now) {
    this.id = id;
    this.deviceId = deviceId;
    this.policyVersion = document.version().value();
    this.document = document;
    this.createdAt = now;
  }

  public UUID id() {
    return id;
  }

  public DeviceId deviceId() {
    return deviceId;
  }

  public PolicyDocument document() {
    return document;
  }

  public Instant createdAt() {
    return createdAt;
  }

  /** When the device acknowledged it, if it has. */
  public Optional<Instant> appliedAt() {
    return Optional.ofNullable(appliedAt);
  }

  /** Names this row and its state; the entity tag of the API. */
  public String tag() {
    return id + "-" + rowVersion;
  }
}
