package org.honeylink.control.access.infrastructure;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import jakarta.enterprise.context.ApplicationScoped;
import java.text.ParseException;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.honeylink.control.access.application.DpopProofReader;
import org.honeylink.control.access.domain.DpopProof;
import org.honeylink.control.access.domain.DpopRefused;
import org.honeylink.control.access.domain.DpopRefused.Reason;
import org.honeylink.crypto.signature.Ed25519PublicKey;
import org.jspecify.annotations.Nullable;

/**
 * Proofs read by Nimbus; Ed25519 is checked by honeylink-crypto, for which Nimbus would want a
 * further library. The rules are those of RFC 9449 section 4.3, in its order.
 */
@ApplicationScoped
public class NimbusDpopProofReader implements DpopProofReader {

  private static final JOSEObjectType TYPE = new JOSEObjectType("dpop+jwt");
  private static final int LONGEST = 4096;
  private static final int LONGEST_ID = 128;

  /** Asymmetric ones, each with the one curve that it goes with. */
  private static final Map<JWSAlgorithm, Curve> CURVES =
      Map.of(
          JWSAlgorithm.EdDSA, Curve.Ed25519,
          JWSAlgorithm.Ed25519, Curve.Ed25519,
          JWSAlgorithm.ES384, Curve.P_384,
          JWSAlgorithm.ES256, Curve.P_256);

  /** Members of a JSON Web Key that are no one else's business (RFC 7518 section 6). */
  private static final Set<String> PRIVATE_MEMBERS = Set.of("d", "p", "q", "dp", "dq", "qi", "k");

  @Override
  public DpopProof read(String compact) {
    if (compact.length() > LONGEST) {
      throw refused("The proof is longer than " + LONGEST + " characters");
    }
    try {
      checkRawHeader(compact);
      SignedJWT proof = SignedJWT.parse(compact);
      JWK key = key(proof.getHeader());
      if (!isSigned(proof, key)) {
        throw refused("The proof's signature does not hold under its jwk");
      }
      return proof(proof.getJWTClaimsSet(), key.computeThumbprint().toString());
    } catch (ParseException | JOSEException | IllegalArgumentException e) {
      // The parser's words may quote the proof: they are not passed on.
      throw refused("The proof is no signed JWT with a public jwk in its header");
    }
  }

  /** Before the parser, which has one word for all of these. */
  private static void checkRawHeader(String compact) throws ParseException {
    int end = compact.indexOf('.');
    if (end < 0) {
      throw new ParseException("no JWT", 0);
    }
    Map<String, Object> header =
        JSONObjectUtils.parse(new Base64URL(compact.substring(0, end)).decodeToString());
    if (!TYPE.getType().equals(header.get("typ"))) {
      throw refused("The proof's typ is not dpop+jwt");
    }
    boolean known =
        CURVES.keySet().stream().anyMatch(alg -> alg.getName().equals(header.get("alg")));
    if (!known) {
      throw refused("The proof's alg is none of " + ALGORITHMS);
    }
    if (!(header.get("jwk") instanceof Map<?, ?> key)) {
      throw refused("The proof's header has no jwk");
    }
    if (PRIVATE_MEMBERS.stream().anyMatch(key::containsKey)) {
      throw refused("The proof's jwk holds a private key: it is known now, make another one");
    }
  }

  private static JWK key(JWSHeader header) {
    JWK key = header.getJWK();
    Curve curve = CURVES.get(header.getAlgorithm());
    boolean fits =
        (key instanceof ECKey ec && ec.getCurve().equals(curve))
            || (key instanceof OctetKeyPair pair && pair.getCurve().equals(curve));
    if (!fits) {
      throw refused("The proof's jwk is no key of its alg");
    }
    if (header.getCriticalParams() != null) {
      throw refused("The proof's header has a crit member, which is not taken");
    }
    return key;
  }

  private static boolean isSigned(SignedJWT proof, JWK key) throws JOSEException {
    return switch (key) {
      case ECKey ec -> proof.verify(new ECDSAVerifier(ec));
      case OctetKeyPair pair ->
          Ed25519PublicKey.of(pair.getX().decode())
              .verify(proof.getSigningInput(), proof.getSignature().decode());
      default -> false;
    };
  }

  private static DpopProof proof(JWTClaimsSet claims, String thumbprint) throws ParseException {
    Date issuedAt = claims.getIssueTime();
    String id = required(claims.getJWTID(), "jti");
    if (issuedAt == null) {
      throw refused("The proof has no iat");
    }
    if (id.length() > LONGEST_ID) {
      throw refused("The proof's jti is longer than " + LONGEST_ID + " characters");
    }
    return new DpopProof(
        thumbprint,
        required(claims.getStringClaim("htm"), "htm"),
        required(claims.getStringClaim("htu"), "htu"),
        issuedAt.toInstant(),
        id,
        Optional.ofNullable(claims.getStringClaim("ath")),
        Optional.ofNullable(claims.getStringClaim("nonce")));
  }

  private static String required(@Nullable String value, String claim) {
    if (value == null || value.isEmpty()) {
      throw refused("The proof has no " + claim);
    }
    return value;
  }

  private static DpopRefused refused(String message) {
    return new DpopRefused(Reason.INVALID_DPOP_PROOF, message);
  }
}
