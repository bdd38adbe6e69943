package org.honeylink.crypto.attestation;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Hashes of a TPM that attest: TPM_ALG_ID of the TCG Algorithm Registry. SHA-1 is not one. */
enum TpmHash {
  SHA256(0x000B, "SHA-256"),
  SHA384(0x000C, "SHA-384"),
  SHA512(0x000D, "SHA-512");

  private final int id;
  private final String digestName;

  TpmHash(int id, String digestName) {
    this.id = id;
    this.digestName = digestName;
  }

  static Optional<TpmHash> of(int id) {
    return Arrays.stream(values()).filter(hash -> hash.id == id).findFirst();
  }

  /** As in {@code sha256}: how tpm2-tools name a bank. */
  String bank() {
    return digestName.replace("-", "").toLowerCase(Locale.ROOT);
  }

  /** As in {@code SHA-256}. */
  String digestName() {
    return digestName;
  }

  int bytes() {
    return Integer.parseInt(digestName.substring(digestName.length() - 3)) / Byte.SIZE;
  }
}
