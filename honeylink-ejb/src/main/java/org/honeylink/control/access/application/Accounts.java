package org.honeylink.control.access.application;

import java.util.Optional;
import java.util.UUID;
import org.honeylink.control.access.domain.Account;

/** The store of accounts; takes part in the transaction of the calling thread. */
public interface Accounts {

  /** The account of a name, whatever its letter case. */
  Optional<Account> named(String username);

  Optional<Account> find(UUID id);

  /** Whether there is no account yet. */
  boolean isEmpty();

  void add(Account account);
}
