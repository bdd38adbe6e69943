package org.honeylink.control.profile.infrastructure;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.honeylink.control.profile.application.ListPosition;
import org.honeylink.control.profile.application.ProfileRepository;
import org.honeylink.control.profile.domain.Profile;
import org.honeylink.control.profile.domain.ProfileFilter;
import org.honeylink.control.profile.domain.ProfileId;
import org.honeylink.control.profile.domain.ProfileRelease;
import org.honeylink.control.shared.domain.Conflict;
import org.honeylink.control.shared.infrastructure.UniqueKey;

/** Profiles in PostgreSQL. */
@ApplicationScoped
public class JpaProfileRepository implements ProfileRepository {

  // From tenant to tenant in the index of devices, not over all of them.
  private static final String TENANTS =
      """
      with recursive known (tenant_id) as (
        (select tenant_id from device order by tenant_id limit 1)
        union all
        select (select d.tenant_id from device d where d.tenant_id > known.tenant_id
                order by d.tenant_id limit 1)
        from known where known.tenant_id is not null)
      select tenant_id from known where tenant_id is not null union select tenant_id from account
      """;

  @PersistenceContext(unitName = "honeylink")
  EntityManager entities;

  @Override
  public void add(Profile profile) {
    try {
      entities.persist(profile);
      entities.flush();
    } catch (PersistenceException e) {
      throw UniqueKey.isTaken(e)
          ? new Conflict("There is a profile '" + profile.profileId() + "' already")
          : e;
    }
  }

  @Override
  public void add(ProfileRelease release) {
    entities.persist(release);
    entities.flush();
  }

  @Override
  public Optional<Profile> find(String tenantId, ProfileId id) {
    return byId(tenantId, id).getResultStream().findFirst();
  }

  @Override
  public Optional<Profile> lock(String tenantId, ProfileId id) {
    return byId(tenantId, id)
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getResultStream()
        .findFirst();
  }

  @Override
  public boolean hold(String tenantId, ProfileId id) {
    return !entities
        .createNativeQuery("select 1 from profile where tenant_id = ? and profile_id = ? for share")
        .setParameter(1, tenantId)
        .setParameter(2, id.value())
        .getResultList()
        .isEmpty();
  }

  private TypedQuery<Profile> byId(String tenantId, ProfileId id) {
    return entities
        .createQuery(
            "select p from Profile p where p.tenantId = :tenant and p.profileId = :id",
            Profile.class)
        .setParameter("tenant", tenantId)
        .setParameter("id", id.value());
  }

  @Override
  public void delete(Profile profile) {
    entities.remove(profile);
  }

  @Override
  public List<Profile> list(
      String tenantId, ProfileFilter filter, Optional<ListPosition> after, int limit) {
    StringBuilder query = new StringBuilder("select p from Profile p where p.tenantId = :tenant");
    filter
        .text()
        .ifPresent(
            text ->
                query.append(
                    " and locate(:text, lower(concat(p.profileId, concat(' ', p.useCase)))) > 0"));
    filter.preset().ifPresent(preset -> query.append(" and p.preset = :preset"));
    after.ifPresent(position -> query.append(behind(filter.sort())));
    query.append(order(filter.sort()));
    TypedQuery<Profile> typed =
        entities
            .createQuery(query.toString(), Profile.class)
            .setParameter("tenant", tenantId)
            .setMaxResults(limit);
    filter.text().ifPresent(text -> typed.setParameter("text", text.toLowerCase(Locale.ROOT)));
    filter.preset().ifPresent(preset -> typed.setParameter("preset", preset));
    after.ifPresent(position -> bind(typed, filter.sort(), position));
    return typed.getResultList();
  }

  private static String behind(ProfileFilter.Sort sort) {
    String than = sort.descending() ? "<" : ">";
    return sort.byTime()
        ? " and (p.updatedAt "
            + than
            + " :time or (p.updatedAt = :time and p.profileId "
            + than
            + " :id))"
        : " and p.profileId " + than + " :id";
  }

  private static void bind(
      TypedQuery<Profile> query, ProfileFilter.Sort sort, ListPosition position) {
    query.setParameter("id", position.id().value());
    if (sort.byTime()) {
      query.setParameter("time", position.updatedAt());
    }
  }

  private static String order(ProfileFilter.Sort sort) {
    String way = sort.descending() ? " desc" : "";
    return sort.byTime()
        ? " order by p.updatedAt" + way + ", p.profileId" + way
        : " order by p.profileId" + way;
  }

  @Override
  public List<ProfileRelease> releases(
      String tenantId, ProfileId id, Optional<UUID> before, int limit) {
    TypedQuery<ProfileRelease> query =
        entities
            .createQuery(
                "select r from ProfileRelease r where r.tenantId = :tenant and r.profileId = :id"
                    + (before.isPresent() ? " and r.id < :before" : "")
                    + " order by r.id desc",
                ProfileRelease.class)
            .setParameter("tenant", tenantId)
            .setParameter("id", id.value())
            .setMaxResults(limit);
    before.ifPresent(release -> query.setParameter("before", release));
    return query.getResultList();
  }

  @Override
  @SuppressWarnings("unchecked") // A native query has no typed form in Jakarta Persistence 3.1.
  public List<String> tenants() {
    return entities.createNativeQuery(TENANTS).getResultList();
  }
}
