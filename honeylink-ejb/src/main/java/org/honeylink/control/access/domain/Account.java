package org.honeylink.control.access.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.honeylink.control.shared.domain.Caller;
import org.honeylink.control.shared.domain.Caller.Role;

/**
 * A person who may sign in. The first one is made at the first start of an installation and has the
 * role {@code ADMIN}.
 */
@Entity
@Table(name = "account")
public class Account {

  @Id
  @Column(name = "id")
  private UUID id;

  @Version
  @Column(name = "version")
  private long version;

  @Column(name = "tenant_id")
  private String tenantId;

  @Column(name = "username")
  private String username;

  @Column(name = "password_hash")
  private String passwordHash;

  @Column(name = "roles")
  @Convert(converter = RoleSetConverter.class)
  private Set<Role> roles;

  @Column(name = "created_at")
  private Instant createdAt;

  /** For the persistence provider. */
  protected Account() {}

  /**
   * @param passwordHash in PHC format; never the password
   */
  public Account(
      UUID id,
      String tenantId,
      String username,
      String passwordHash,
      Set<Role> roles,
      Instant createdAt) {
    this.id = id;
    this.tenantId = tenantId;
    this.username = username;
    this.passwordHash = passwordHash;
    this.roles = Set.copyOf(roles);
    this.createdAt = createdAt;
  }

  public UUID id() {
    return id;
  }

  public long version() {
    return version;
  }

  public Instant createdAt() {
    return createdAt;
  }

  public String passwordHash() {
    return passwordHash;
  }

  /** This account as the one who calls. */
  public Caller caller() {
    return new Caller(username, tenantId, roles);
  }
}
