package org.honeylink.sdk.identity;

/** Keeps an identity; told of each change before anybody relies on it. */
@FunctionalInterface
interface IdentityStore {

  /** For an identity that lives as long as the program. */
  IdentityStore NOWHERE = identity -> {};

  void save(DeviceIdentity identity);
}
