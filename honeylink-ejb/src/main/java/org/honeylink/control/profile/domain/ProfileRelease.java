package org.honeylink.control.profile.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.honeylink.control.shared.domain.SemanticVersion;

/** One version that a profile has or had; stays, also when the profile is deleted. */
@Entity
@Table(name = "profile_release")
public class ProfileRelease {

  @Id
  @Column(name = "id", updatable = false)
  private UUID id;

  @Column(name = "tenant_id", updatable = false)
  private String tenantId;

  @Column(name = "profile_id", updatable = false)
  private String profileId;

  @Column(name = "version", updatable = false)
  private String version;

  @Column(name = "file", updatable = false)
  private String file;

  @Column(name = "created_at", updatable = false)
  private Instant createdAt;

  @Column(name = "created_by", updatable = false)
  private String createdBy;

  /** For the persistence provider. */
  protected ProfileRelease() {}

  /** Ids sort by the time of their making. */
  public ProfileRelease(UUID id, String tenantId, SignedProfile signed, String by, Instant now) {
    this.id = id;
    this.tenantId = tenantId;
    this.profileId = signed.content().id().value();
    this.version = signed.content().version().toString();
    this.file = signed.file();
    this.createdAt = now;
    this.createdBy = by;
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

  public SemanticVersion version() {
    return SemanticVersion.parse(version);
  }

  /** As it is exported: canonical and signed. */
  public String file() {
    return file;
  }

  public Instant createdAt() {
    return createdAt;
  }

  public String createdBy() {
    return createdBy;
  }
}
