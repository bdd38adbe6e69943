package org.honeylink.control.policy.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.honeylink.control.device.domain.DeviceId;
import org.jspecify.annotations.Nullable;

/**
 * One snapshot of one device's policy.
 *
 * <p>Its life: someone puts it, and it is the newest of its device until another comes ({@code
 * PENDING}). The device is told as soon as it is heard and has five seconds: it acknowledges, it
 * refuses, or it says nothing. A refused or unanswered one is followed by an older one that the
 * device had acknowledged, as a new snapshot with a greater serial. The last few keep their
 * documents; of older ones the history stays.
 */
@Entity
@Table(name = "device_policy")
public class DevicePolicy {

  /** How long a device that is heard may take for its answer. */
  public static final Duration ANSWER_LIMIT = Duration.ofSeconds(5);

  /** Snapshots before the newest that can be gone back to. */
  public static final int KEPT_SNAPSHOTS = 3;

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

  @Column(name = "serial", updatable = false)
  private long serial;

  @Column(name = "policy_version", updatable = false)
  private String policyVersion;

  @Column(name = "document")
  private @Nullable PolicyDocument document;

  @Column(name = "digest")
  private @Nullable String digest;

  @Column(name = "bundle")
  private @Nullable String bundle;

  @Column(name = "profile_id", updatable = false)
  private @Nullable String profileId;

  @Column(name = "profile_version", updatable = false)
  private @Nullable String profileVersion;

  @Column(name = "rollback_of", updatable = false)
  private @Nullable Long rollbackOf;

  @Column(name = "created_at", updatable = false)
  private Instant createdAt;

  @Column(name = "created_by", updatable = false)
  private String createdBy;

  @Enumerated(EnumType.STRING)
  @Column(name = "state")
  private PolicyState state;

  @Column(name = "answer_due_at")
  private @Nullable Instant answerDueAt;

  @Column(name = "applied_at")
  private @Nullable Instant appliedAt;

  @Column(name = "settled_at")
  private @Nullable Instant settledAt;

  @Column(name = "refusal")
  private @Nullable String refusal;

  /** For the persistence provider. */
  protected DevicePolicy() {}

  /**
   * A snapshot that nobody has answered to; ids sort by the time of their making.
   *
   * @param serial one more than that of the snapshot before
   */
  public DevicePolicy(
      UUID id,
      String tenantId,
      DeviceId deviceId,
      long serial,
      PolicyDocument document,
      PolicyOrigin origin,
      Instant now) {
    this.id = id;
    this.tenantId = tenantId;
    this.deviceId = deviceId;
    this.serial = serial;
    this.policyVersion = document.version().value();
    this.document = document;
    this.digest = document.digest();
    this.profileId = origin.profile().map(ProfileUse::profileId).orElse(null);
    this.profileVersion = origin.profile().map(ProfileUse::version).orElse(null);
    this.rollbackOf = origin.rollbackOf().orElse(null);
    this.createdBy = origin.actor();
    this.createdAt = now;
    this.state = PolicyState.PENDING;
  }

  /** Keeps the signed form. */
  public void signed(String signedPayload) {
    bundle = signedPayload;
  }

  /** The device has it and follows it. */
  public void acknowledge(Instant now) {
    settle(PolicyState.ACKNOWLEDGED, now);
    appliedAt = now;
  }

  /**
   * The device will not have it.
   *
   * @param reason its own words
   */
  public void refuse(String reason, Instant now) {
    settle(PolicyState.REFUSED, now);
    refusal = reason;
  }

  /** The device was heard and said nothing to it. */
  public void unanswered(Instant now) {
    settle(PolicyState.UNANSWERED, now);
  }

  /** Another came before the device's answer to this one. */
  public void superseded(Instant now) {
    if (state == PolicyState.PENDING) {
      settle(PolicyState.SUPERSEDED, now);
    }
  }

  /** The device is heard: it has until then. */
  public void awaitAnswer(Instant now) {
    answerDueAt = now.plus(ANSWER_LIMIT);
  }

  /** The device is not heard any more: it is asked again when it comes back. */
  public void stopWaiting() {
    answerDueAt = null;
  }

  /** Whether the device's time is up. */
  public boolean isOverdue(Instant now) {
    return state == PolicyState.PENDING && answerDueAt != null && !now.isBefore(answerDueAt);
  }

  /** From now on only history. */
  public void forgetDocument() {
    if (digest == null && document != null) {
      digest = document.digest();
    }
    document = null;
    bundle = null;
  }

  private void settle(PolicyState next, Instant now) {
    state = state.becoming(next);
    settledAt = now;
    answerDueAt = null;
  }

  public UUID id() {
    return id;
  }

  public String tenantId() {
    return tenantId;
  }

  public DeviceId deviceId() {
    return deviceId;
  }

  /** Grows by one with each snapshot of the device, also when an old document comes back. */
  public long serial() {
    return serial;
  }

  public PolicyVersion version() {
    return new PolicyVersion(policyVersion);
  }

  /**
   * What it says.
   *
   * @throws IllegalStateException when only its history is left
   */
  public PolicyDocument document() {
    if (document == null) {
      throw new IllegalStateException("snapshot " + serial + " of " + deviceId + " is history");
    }
    return document;
  }

  /** Whether it still has its document. */
  public boolean isKept() {
    return document != null;
  }

  /** Whether it says, or said, the same. */
  public boolean says(PolicyDocument other) {
    return document == null ? other.digest().equals(digest) : document.equals(other);
  }

  /** The signed form; empty for one from before it was kept. */
  public Optional<String> bundle() {
    return Optional.ofNullable(bundle);
  }

  public Optional<ProfileUse> profile() {
    return profileId == null || profileVersion == null
        ? Optional.empty()
        : Optional.of(new ProfileUse(profileId, profileVersion));
  }

  /** Serial of the snapshot that it took back. */
  public Optional<Long> rollbackOf() {
    return Optional.ofNullable(rollbackOf);
  }

  public Instant createdAt() {
    return createdAt;
  }

  public String createdBy() {
    return createdBy;
  }

  public PolicyState state() {
    return state;
  }

  /** Until when the device may answer, while it is heard and has not. */
  public Optional<Instant> answerDueAt() {
    return Optional.ofNullable(answerDueAt);
  }

  /** When the device acknowledged it, if it has. */
  public Optional<Instant> appliedAt() {
    return Optional.ofNullable(appliedAt);
  }

  public Optional<Instant> settledAt() {
    return Optional.ofNullable(settledAt);
  }

  /** The device's reason, when it refused. */
  public Optional<String> refusal() {
    return Optional.ofNullable(refusal);
  }

  /** Names this row and its state; the entity tag of the API. */
  public String tag() {
    return id + "-" + rowVersion;
  }
}
