package org.honeylink.control.access.application;

import java.time.Instant;

/** The store of used proofs, shared by all nodes; takes part in the transaction at hand. */
public interface ProofReplays {

  /**
   * Remembers a proof; false when it is known already, also when another node is at it right now.
   *
   * @param digest of key and id of the proof, 32 bytes; not retained
   * @param until when it may be forgotten
   */
  boolean isFirstUse(byte[] digest, Instant until);

  /** Forgets the proofs whose time was over before a time. */
  void removeExpired(Instant before);
}
