package org.honeylink.web.access;

/** Kinds of grants that the token endpoint knows, spelt as RFC 6749 spells them. */
enum GrantType {
  /** Section 4.3. */
  password,
  /** Section 6. */
  refresh_token
}
