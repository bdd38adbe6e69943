package org.honeylink.control.trust.domain;

/** What an authority signs. */
public enum AuthorityRole {
  /** Issuing authorities. */
  ROOT,
  /** Devices and services. */
  ISSUING
}
