package org.honeylink.control.trust.application;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.honeylink.control.trust.domain.Authority;

/** Port to the store of authorities. Every call takes part in the transaction at hand. */
public interface AuthorityRepository {

  void add(Authority authority);

  Optional<Authority> find(UUID id);

  /** The authority, its row held until the transaction ends. */
  Optional<Authority> lock(UUID id);

  /** The root of our own that signs; empty when there is none. */
  Optional<Authority> root();

  /** The issuing authority that was activated last and is ACTIVE. */
  Optional<Authority> signing();

  /** Issuing authorities that are not RETIRED: the last activated first, then the last prepared. */
  List<Authority> published();

  /** Issuing authorities that are RETIRED. */
  List<Authority> retired();

  /** Holds the whole of all authorities until the transaction ends, against every other node. */
  void lockAll();
}
