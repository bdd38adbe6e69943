package org.honeylink.web.audit;

import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.honeylink.control.audit.application.ReadAuditLog.Consistency;
import org.honeylink.control.audit.domain.SignedHead;
import org.honeylink.control.trust.application.AuditSigner;

/**
 * The newest signed head in the words of the API.
 *
 * @param checkpoint the signed text
 * @param publicKey SubjectPublicKeyInfo in PEM; worth something when it was fetched before
 */
public record CheckpointAnswer(
    String origin,
    long treeSize,
    String rootHash,
    Instant signedAt,
    String checkpoint,
    String publicKey) {

  /** What the API shows of a head. */
  static CheckpointAnswer of(SignedHead head, AuditSigner signer) {
    return new CheckpointAnswer(
        signer.origin(),
        head.treeSize(),
        head.rootHash(),
        head.signedAt(),
        head.note(),
        pem(signer.publicKey().encoded()));
  }

  private static String pem(byte[] encoded) {
    return "-----BEGIN PUBLIC KEY-----\n"
        + Base64.getEncoder().encodeToString(encoded)
        + "\n-----END PUBLIC KEY-----\n";
  }

  /** A proof that one log is the beginning of another. */
  public record ConsistencyAnswer(long from, long to, List<String> hashes) {

    static ConsistencyAnswer of(Consistency proof) {
      return new ConsistencyAnswer(
          proof.from(),
          proof.to(),
          proof.hashes().stream().map(Base64.getEncoder()::encodeToString).toList());
    }
  }
}
