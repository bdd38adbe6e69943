package org.honeylink.control.trust.infrastructure;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.honeylink.control.trust.application.AuthorityRepository;
import org.honeylink.control.trust.domain.Authority;
import org.honeylink.control.trust.domain.AuthorityRole;
import org.honeylink.control.trust.domain.AuthorityState;

/** Authorities in PostgreSQL. */
@ApplicationScoped
public class JpaAuthorityRepository implements AuthorityRepository {

  /** Names the advisory lock of all authorities: "HLCA" in ASCII. */
  private static final long LOCK = 0x484c4341L;

  private static final Comparator<Authority> LAST_ACTIVATED_FIRST =
      Comparator.comparing((Authority each) -> each.activatedAt().orElse(Instant.MIN))
          .thenComparing(Authority::preparedAt)
          .reversed();

  @PersistenceContext(unitName = "honeylink")
  EntityManager entities;

  @Override
  public void add(Authority authority) {
    entities.persist(authority);
    entities.flush();
  }

  @Override
  public Optional<Authority> find(UUID id) {
    return Optional.ofNullable(entities.find(Authority.class, id));
  }

  @Override
  public Optional<Authority> lock(UUID id) {
    return Optional.ofNullable(entities.find(Authority.class, id, LockModeType.PESSIMISTIC_WRITE));
  }

  @Override
  public Optional<Authority> root() {
    return of(AuthorityRole.ROOT, List.of(AuthorityState.ACTIVE)).stream().findFirst();
  }

  @Override
  public Optional<Authority> signing() {
    return of(AuthorityRole.ISSUING, List.of(AuthorityState.ACTIVE)).stream().findFirst();
  }

  @Override
  public List<Authority> published() {
    return of(
        AuthorityRole.ISSUING,
        List.of(AuthorityState.ACTIVE, AuthorityState.TAINTED, AuthorityState.PREPARED));
  }

  @Override
  public List<Authority> retired() {
    return of(AuthorityRole.ISSUING, List.of(AuthorityState.RETIRED));
  }

  private List<Authority> of(AuthorityRole role, List<AuthorityState> states) {
    return entities
        .createQuery(
            "select a from Authority a where a.role = :role and a.state in :states",
            Authority.class)
        .setParameter("role", role)
        .setParameter("states", states)
        .getResultStream()
        .sorted(LAST_ACTIVATED_FIRST)
        .toList();
  }

  @Override
  public void lockAll() {
    entities
        .createNativeQuery("select cast(pg_advisory_xact_lock(?) as text)")
        .setParameter(1, LOCK)
        .getSingleResult();
  }
}
