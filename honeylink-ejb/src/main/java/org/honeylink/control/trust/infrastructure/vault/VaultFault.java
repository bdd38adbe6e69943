package org.honeylink.control.trust.infrastructure.vault;

import org.jspecify.annotations.Nullable;

/** One request did not get the answer that the API documents. */
final class VaultFault extends Exception {

  private static final long serialVersionUID = 1L;

  /** No answer at all: nothing listens, no route, the connection broke or the time ran out. */
  static final int UNREACHABLE = 0;

  private final int status;
  private final boolean timeout;
  private final boolean explained;

  private VaultFault(
      String reason, int status, boolean timeout, boolean explained, @Nullable Throwable cause) {
    super(reason, cause);
    this.status = status;
    this.timeout = timeout;
    this.explained = explained;
  }

  /**
   * An answer of another form.
   *
   * @param reason continues the sentence that begins with the Vault's address
   */
  VaultFault(String reason, @Nullable Throwable cause) {
    this(reason, 502, false, false, cause);
  }

  static VaultFault unreachable(String reason, boolean timeout, Throwable cause) {
    return new VaultFault(reason, UNREACHABLE, timeout, false, cause);
  }

  /**
   * @param explained whether Vault gave reasons of its own
   */
  static VaultFault refused(int status, String reason, boolean explained) {
    return new VaultFault(reason, status, false, explained, null);
  }

  /** There is no such thing; 404 with an explanation says that there is no engine at that path. */
  boolean isAbsent() {
    return status == 404 && !explained;
  }

  int status() {
    return status;
  }

  /** Whether the same request may succeed in a moment: not after a refusal, not after a timeout. */
  boolean passing() {
    return !timeout && (status == UNREACHABLE || status == 429 || status >= 500);
  }

  /** Whether somebody must change something at Vault or in the configuration. */
  boolean lasting() {
    return status >= 400 && status < 500 && status != 429 && status != 408;
  }

  /** The reason, which every fault has. */
  String reason() {
    return String.valueOf(getMessage());
  }
}
