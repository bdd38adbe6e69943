package org.honeylink.control.trust.domain;

/** Where an authority is in its life; see {@link Authority}. */
public enum AuthorityState {
  PREPARED,
  ACTIVE,
  TAINTED,
  RETIRED
}
