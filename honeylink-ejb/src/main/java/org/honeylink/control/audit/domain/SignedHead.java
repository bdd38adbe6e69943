package org.honeylink.control.audit.domain;

import java.time.Instant;
import java.util.Objects;

/**
 * A head of the log that was signed and is kept for ever.
 *
 * @param treeSize leaves
 * @param signedAt when
 * @param rootHash 32 bytes in Base64
 * @param note the signed text, a C2SP checkpoint
 */
public record SignedHead(long treeSize, Instant signedAt, String rootHash, String note) {

  public SignedHead {
    Objects.requireNonNull(signedAt);
    Objects.requireNonNull(rootHash);
    Objects.requireNonNull(note);
  }
}
