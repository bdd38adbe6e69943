package org.honeylink.crypto.attestation;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Optional;

/** TPMT_SIGNATURE (TPM 2.0 Library, part 2, section 11.3.4) of the schemes that attest. */
final class TpmSignature {

  private static final int MOST_RSA_BYTES = 1024;
  private static final int MOST_COORDINATE_BYTES = 48;

  /** TPM_ALG_ID of the TCG Algorithm Registry. */
  enum Scheme {
    RSASSA,
    RSAPSS,
    ECDSA;

    private static Optional<Scheme> of(int id) {
      return switch (id) {
        case 0x0014 -> Optional.of(RSASSA);
        case 0x0016 -> Optional.of(RSAPSS);
        case 0x0018 -> Optional.of(ECDSA);
        default -> Optional.empty();
      };
    }
  }

  private final Scheme scheme;
  private final TpmHash hash;
  private final byte[] value;
  private final byte[] second;

  /**
   * @param value RSA: the signature; ECDSA: r
   * @param second ECDSA: s; RSA: empty
   */
  private TpmSignature(Scheme scheme, TpmHash hash, byte[] value, byte[] second) {
    this.scheme = scheme;
    this.hash = hash;
    this.value = value;
    this.second = second;
  }

  /** Empty when it has another scheme or hash, or is not one from its first byte to its last. */
  static Optional<TpmSignature> parse(byte[] encoded) {
    TpmBytes in = new TpmBytes(encoded);
    Optional<Scheme> scheme = Scheme.of(in.uint16());
    Optional<TpmHash> hash = TpmHash.of(in.uint16());
    if (scheme.isEmpty() || hash.isEmpty()) {
      return Optional.empty();
    }
    boolean curve = scheme.get() == Scheme.ECDSA;
    byte[] value = in.sized(curve ? MOST_COORDINATE_BYTES : MOST_RSA_BYTES);
    byte[] second = curve ? in.sized(MOST_COORDINATE_BYTES) : new byte[0];
    return in.isWhole()
        ? Optional.of(new TpmSignature(scheme.get(), hash.get(), value, second))
        : Optional.empty();
  }

  /** Is it by that key over these bytes? */
  boolean isBy(PublicKey key, byte[] signed) {
    return switch (scheme) {
      case RSASSA -> key instanceof RSAPublicKey && holds(key, signed, rsassa(), value);
      case RSAPSS -> key instanceof RSAPublicKey rsa && isPssBy(rsa, signed);
      case ECDSA -> key instanceof ECPublicKey curve && isEcdsaBy(curve, signed);
    };
  }

  private Opening rsassa() {
    return () -> Signature.getInstance(joined() + "withRSA");
  }

  // Part 1, annex B.7: salt as long as the digest (FIPS mode) or as long as there is room.
  private boolean isPssBy(RSAPublicKey key, byte[] signed) {
    int room = (key.getModulus().bitLength() + 6) / Byte.SIZE - hash.bytes() - 2;
    return holds(key, signed, pss(hash.bytes()), value) || holds(key, signed, pss(room), value);
  }

  private Opening pss(int saltBytes) {
    return () -> {
      Signature signature = Signature.getInstance("RSASSA-PSS");
      String digest = hash.digestName();
      signature.setParameter(
          new PSSParameterSpec(digest, "MGF1", new MGF1ParameterSpec(digest), saltBytes, 1));
      return signature;
    };
  }

  private boolean isEcdsaBy(ECPublicKey key, byte[] signed) {
    int bytes = (key.getParams().getCurve().getField().getFieldSize() + 7) / Byte.SIZE;
    if (value.length > bytes || second.length > bytes) {
      return false;
    }
    byte[] both = new byte[2 * bytes];
    System.arraycopy(value, 0, both, bytes - value.length, value.length);
    System.arraycopy(second, 0, both, 2 * bytes - second.length, second.length);
    return holds(
        key, signed, () -> Signature.getInstance(joined() + "withECDSAinP1363Format"), both);
  }

  private String joined() {
    return hash.digestName().replace("-", "");
  }

  private static boolean holds(PublicKey key, byte[] signed, Opening opening, byte[] value) {
    try {
      Signature signature = opening.open();
      signature.initVerify(key);
      signature.update(signed);
      return signature.verify(value);
    } catch (GeneralSecurityException malformed) {
      return false;
    }
  }

  /** Makes a verifier of the JDK. */
  @FunctionalInterface
  private interface Opening {
    Signature open() throws GeneralSecurityException;
  }
}
