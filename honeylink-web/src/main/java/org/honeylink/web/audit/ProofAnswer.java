package org.honeylink.web.audit;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.honeylink.control.audit.domain.InclusionProof;
import org.honeylink.crypto.merkle.MerkleHash;

/**
 * A proof of inclusion in the words of the API.
 *
 * @param leaf what the leaf is the hash of
 * @param hashes Base64, from the leaf's sibling up
 * @param checkpoint the signed head
 */
public record ProofAnswer(
    UUID eventId,
    String leaf,
    long leafIndex,
    String leafHash,
    List<String> hashes,
    long treeSize,
    String rootHash,
    String checkpoint) {

  /** What the API shows of a proof. */
  static ProofAnswer of(InclusionProof proof) {
    Base64.Encoder base64 = Base64.getEncoder();
    return new ProofAnswer(
        proof.logged().event().eventId(),
        proof.leaf(),
        proof.logged().leafIndex(),
        base64.encodeToString(MerkleHash.leaf(proof.leaf().getBytes(StandardCharsets.UTF_8))),
        proof.hashes().stream().map(base64::encodeToString).toList(),
        proof.head().treeSize(),
        proof.head().rootHash(),
        proof.head().note());
  }
}
