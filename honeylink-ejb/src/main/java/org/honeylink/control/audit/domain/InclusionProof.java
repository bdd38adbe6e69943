package org.honeylink.control.audit.domain;

import java.util.List;
import java.util.Objects;

/**
 * That an event is in the log under a signed head.
 *
 * @param leaf what the leaf is the hash of, as UTF-8
 * @param hashes from the leaf's sibling up
 */
public record InclusionProof(
    LoggedEvent logged, String leaf, List<byte[]> hashes, SignedHead head) {

  public InclusionProof {
    Objects.requireNonNull(logged);
    Objects.requireNonNull(leaf);
    hashes = List.copyOf(hashes);
    Objects.requireNonNull(head);
  }
}
