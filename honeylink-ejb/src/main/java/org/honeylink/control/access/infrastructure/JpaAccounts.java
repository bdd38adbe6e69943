package org.honeylink.control.access.infrastructure;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.honeylink.control.access.application.Accounts;
import org.honeylink.control.access.domain.Account;

/** Accounts in the table {@code account}; names are kept in lower case. */
@ApplicationScoped
public class JpaAccounts implements Accounts {

  @PersistenceContext(unitName = "honeylink")
  private EntityManager entities;

  @Override
  public Optional<Account> named(String username) {
    return entities
        .createQuery("select a from Account a where a.username = :username", Account.class)
        .setParameter("username", username.toLowerCase(Locale.ROOT))
        .getResultStream()
        .findFirst();
  }

  @Override
  public Optional<Account> find(UUID id) {
    return Optional.ofNullable(entities.find(Account.class, id));
  }

  @Override
  public boolean isEmpty() {
    return entities.createQuery("select count(a) from Account a", Long.class).getSingleResult()
        == 0;
  }

  @Override
  public void add(Account account) {
    entities.persist(account);
  }
}
