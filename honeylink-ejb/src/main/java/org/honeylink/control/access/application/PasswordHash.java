package org.honeylink.control.access.application;

/** Slow, salted hash of passwords. Thread-safe. */
public interface PasswordHash {

  /** The hash with its salt and parameters, in PHC format. */
  String of(String password);

  /** Whether the hash was made of this password. */
  boolean matches(String password, String hash);
}
