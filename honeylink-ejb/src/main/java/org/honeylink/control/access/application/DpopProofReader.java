package org.honeylink.control.access.application;

import org.honeylink.control.access.domain.DpopProof;
import org.honeylink.control.access.domain.DpopRefused;

/** Port to the library that reads JSON Web Tokens. Thread-safe. */
public interface DpopProofReader {

  /** Signature algorithms that a proof may have, as in {@code ES256}, parted by blanks. */
  String ALGORITHMS = "EdDSA Ed25519 ES384 ES256";

  /**
   * Reads a proof and checks its form, its algorithm, its key and its signature.
   *
   * @param compact content of the header {@code DPoP}
   * @throws DpopRefused with the rule that it breaks
   */
  DpopProof read(String compact);
}
