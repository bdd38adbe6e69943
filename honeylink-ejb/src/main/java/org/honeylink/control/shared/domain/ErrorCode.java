package org.honeylink.control.shared.domain;

/** Stable names of everything that can go wrong; the web layer turns each into one HTTP status. */
public enum ErrorCode {
  /** Malformed or invalid input: the caller must mend it. */
  ERR_VALIDATION,
  /** No, expired, revoked or badly bound credentials. */
  ERR_AUTH,
  /** The caller is known, but may not do this. */
  ERR_AUTHZ,
  /** Absent, or not visible to this caller. */
  ERR_NOT_FOUND,
  /** Duplicate, version conflict, not enough bandwidth, too many streams. */
  ERR_CONFLICT,
  /** The resource is not in the state that the call needs. */
  ERR_STATE,
  /** Too many calls. */
  ERR_RATE_LIMITED,
  /** Ours; nothing of the cause is shown. */
  ERR_INTERNAL,
  /** Database, broker, key store or adapter is away; worth another try. */
  ERR_DEPENDENCY
}
