package org.honeylink.control.trust.application;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.honeylink.control.trust.domain.Authority;
import org.honeylink.control.trust.domain.AuthorityRole;
import org.honeylink.control.trust.domain.AuthorityState;

/** A store in memory; the last that was added counts as the last that was activated. */
final class FakeAuthorityRepository implements AuthorityRepository {

  final List<Authority> authorities = new ArrayList<>();

  @Override
  public void add(Authority authority) {
    authorities.addFirst(authority);
  }

  @Override
  public Optional<Authority> find(UUID id) {
    return authorities.stream().filter(each -> each.id().equals(id)).findFirst();
  }

  @Override
  public Optional<Authority> lock(UUID id) {
    return find(id);
  }

  @Override
  public Optional<Authority> root() {
    return authorities.stream().filter(each -> each.role() == AuthorityRole.ROOT).findFirst();
  }

  @Override
  public Optional<Authority> signing() {
    return published().stream().filter(each -> each.state() == AuthorityState.ACTIVE).findFirst();
  }

  @Override
  public List<Authority> published() {
    return issuing().stream().filter(each -> each.state() != AuthorityState.RETIRED).toList();
  }

  @Override
  public List<Authority> retired() {
    return issuing().stream().filter(each -> each.state() == AuthorityState.RETIRED).toList();
  }

  private List<Authority> issuing() {
    return authorities.stream().filter(each -> each.role() == AuthorityRole.ISSUING).toList();
  }

  @Override
  public void lockAll() {
    // There is nobody else.
  }
}
