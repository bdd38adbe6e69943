package org.honeylink.control.profile.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.honeylink.control.policy.domain.PolicyDocument;
import org.honeylink.control.shared.domain.Conflict;
import org.honeylink.control.shared.domain.WrongState;
import org.jspecify.annotations.Nullable;

/**
 * A profile of a tenant, as it stands.
 *
 * <p>Its life: somebody makes or imports it, or it comes with the release (a preset, read-only);
 * newer versions take its place, and each stays as a {@link ProfileRelease}; it is deleted when no
 * device has it any more.
 */
@Entity
@Table(name = "profile")
public class Profile {

  @Id
  @Column(name = "id", updatable = false)
  private UUID id;

  @Version
  @Column(name = "row_version")
  private long rowVersion;

  @Column(name = "tenant_id", updatable = false)
  private String tenantId;

  @Column(name = "profile_id", updatable = false)
  private String profileId;

  @Column(name = "version")
  private String version;

  @Column(name = "use_case")
  private String useCase;

  @Column(name = "document")
  private PolicyDocument document;

  @Column(name = "deprecated_after")
  private @Nullable Instant deprecatedAfter;

  @Column(name = "preset", updatable = false)
  private boolean preset;

  @Column(name = "signing_key")
  private String signingKey;

  @Column(name = "signature")
  private String signature;

  @Column(name = "created_at", updatable = false)
  private Instant createdAt;

  @Column(name = "updated_at")
  private Instant updatedAt;

  /** For the persistence provider. */
  protected Profile() {}

  /** A new one. */
  public Profile(UUID id, String tenantId, SignedProfile signed, boolean preset, Instant now) {
    this.id = id;
    this.tenantId = tenantId;
    this.profileId = signed.content().id().value();
    this.preset = preset;
    this.createdAt = now;
    take(signed, now);
  }

  private void take(SignedProfile signed, Instant now) {
    ProfileContent content = signed.content();
    version = content.version().toString();
    useCase = content.useCase();
    document = content.policy();
    deprecatedAfter = content.deprecatedAfter().orElse(null);
    signingKey = signed.signingKey();
    signature = signed.signature();
    updatedAt = now;
  }

  /**
   * A newer version.
   *
   * @throws Conflict when it is not newer
   */
  public void replace(SignedProfile newer, Instant now) {
    if (newer.content().version().compareTo(content().version()) <= 0) {
      throw new Conflict(
          "Profile '"
              + profileId
              + "' has version "
              + version
              + " already; versions only grow, so give one above it");
    }
    take(newer, now);
  }

  /**
   * People do not change what comes with the release.
   *
   * @throws WrongState when it is a preset
   */
  public void requireOwn() {
    if (preset) {
      throw WrongState.resource(
          "Profile '"
              + profileId
              + "' is a preset and read-only; make one of your own under another id");
    }
  }

  public UUID id() {
    return id;
  }

  public String tenantId() {
    return tenantId;
  }

  public ProfileId profileId() {
    return new ProfileId(profileId);
  }

  /** What it says. */
  public ProfileContent content() {
    return new ProfileContent(profileId(), useCase, document, Optional.ofNullable(deprecatedAfter));
  }

  /** With its signature. */
  public SignedProfile signed() {
    return new SignedProfile(content(), signingKey, signature);
  }

  /** Whether it comes with the release. */
  public boolean isPreset() {
    return preset;
  }

  public Instant createdAt() {
    return createdAt;
  }

  public Instant updatedAt() {
    return updatedAt;
  }

  /** Names this row and its state; the entity tag of the API. */
  public String tag() {
    return id + "-" + rowVersion;
  }
}
