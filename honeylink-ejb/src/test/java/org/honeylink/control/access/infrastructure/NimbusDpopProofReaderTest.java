package org.honeylink.control.access.infrastructure;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.honeylink.control.access.domain.DpopProof;
import org.honeylink.control.access.domain.DpopRefused;
import org.honeylink.crypto.signature.Ed25519KeyPair;
import org.junit.jupiter.api.Test;

class NimbusDpopProofReaderTest {

  /** RFC 9449 section 4.1, figure 1. */
  private static final String OF_THE_RFC =
      "eyJ0eXAiOiJkcG9wK2p3dCIsImFsZyI6IkVTMjU2IiwiandrIjp7Imt0eSI6IkVDIiwieCI6Imw4dEZyaHgtMzR0VjNo"
          + "UklDUkRZOXpDa0RscEJoRjQyVVFVZldWQVdCRnMiLCJ5IjoiOVZFNGpmX09rX282NHpiVFRsY3VOSmFqSG10Nn"
          + "Y5VERWclUwQ2R2R1JEQSIsImNydiI6IlAtMjU2In19.eyJqdGkiOiItQndDM0VTYzZhY2MybFRjIiwiaHRtIjo"
          + "iUE9TVCIsImh0dSI6Imh0dHBzOi8vc2VydmVyLmV4YW1wbGUuY29tL3Rva2VuIiwiaWF0IjoxNTYyMjYyNjE2f"
          + "Q.2-GxA6T8lP4vfrg8v-FdWP0A0zdrj8igiMLvqRMUvwnQg4PtFLbdLXiOSsX0x7NVY-FNyJK70nfbV37xRZT3"
          + "Lg";

  private static final Instant NOW = Instant.parse("2026-01-15T08:00:00Z");

  private final NimbusDpopProofReader reader = new NimbusDpopProofReader();

  @Test
  void exampleOfTheRfcIsRead() {
    assertEquals(
        new DpopProof(
            "0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I",
            "POST",
            "https://server.example.com/token",
            Instant.ofEpochSecond(1562262616),
            "-BwC3ESc6acc2lTc",
            Optional.empty(),
            Optional.empty()),
        reader.read(OF_THE_RFC));
  }

  @Test
  void bothCurvesOfEcdsaAreTaken() throws JOSEException {
    for (Curve curve : List.of(Curve.P_256, Curve.P_384)) {
      ECKey key = new ECKeyGenerator(curve).generate();
      JWSAlgorithm alg = curve.equals(Curve.P_256) ? JWSAlgorithm.ES256 : JWSAlgorithm.ES384;
      DpopProof proof = reader.read(signed(key, header(alg, key.toPublicJWK()), claims().build()));
      assertEquals(key.computeThumbprint().toString(), proof.keyThumbprint());
    }
  }

  @Test
  void edwardsCurveIsTakenUnderBothItsNames() {
    try (Ed25519KeyPair keys = Ed25519KeyPair.generate()) {
      for (String alg : List.of("EdDSA", "Ed25519")) {
        assertEquals("POST", reader.read(edwards(keys, alg)).method());
      }
    }
  }

  @Test
  void flippedBitOfAnyPartIsRefused() {
    try (Ed25519KeyPair keys = Ed25519KeyPair.generate()) {
      String good = edwards(keys, "EdDSA");
      for (int i = 0; i < good.length() - 1; i++) {
        char other = good.charAt(i) == 'A' ? 'B' : 'A';
        String forged = good.substring(0, i) + other + good.substring(i + 1);
        assertThrows(DpopRefused.class, () -> reader.read(forged));
      }
    }
  }

  @Test
  void algorithmsWithoutAPublicKeyAreRefused() {
    for (String alg : List.of("none", "HS256", "RS256", "ES512")) {
      assertRefused(
          encoded("{\"typ\":\"dpop+jwt\",\"alg\":\"" + alg + "\",\"jwk\":{}}") + ".e30.AAAA",
          "alg");
    }
  }

  @Test
  void anotherTypeOfTokenIsRefused() {
    assertRefused(encoded("{\"typ\":\"JWT\",\"alg\":\"ES256\"}") + ".e30.AAAA", "typ");
  }

  @Test
  void privateKeyInTheHeaderIsRefused() throws JOSEException {
    ECKey key = new ECKeyGenerator(Curve.P_256).generate();
    String header = "{\"typ\":\"dpop+jwt\",\"alg\":\"ES256\",\"jwk\":" + key.toJSONString() + "}";
    DpopRefused refused = assertRefused(encoded(header) + ".e30.AAAA", "private key");
    assertTrue(!refused.getMessage().contains(key.getD().toString()));
  }

  @Test
  void headerWithoutAKeyIsRefused() {
    assertRefused(encoded("{\"typ\":\"dpop+jwt\",\"alg\":\"ES256\"}") + ".e30.AAAA", "jwk");
  }

  @Test
  void keyOfAnotherAlgorithmIsRefused() throws JOSEException {
    ECKey key = new ECKeyGenerator(Curve.P_384).generate();
    String header =
        "{\"typ\":\"dpop+jwt\",\"alg\":\"ES256\",\"jwk\":" + key.toPublicJWK().toJSONString() + "}";
    assertRefused(encoded(header) + ".e30.AAAA", "no key of its alg");
  }

  @Test
  void signatureOfAnotherKeyIsRefused() throws JOSEException {
    ECKey shown = new ECKeyGenerator(Curve.P_256).generate();
    ECKey used = new ECKeyGenerator(Curve.P_256).generate();
    assertRefused(
        signed(used, header(JWSAlgorithm.ES256, shown.toPublicJWK()), claims().build()),
        "signature");
  }

  @Test
  void eachClaimMustBeThere() throws JOSEException {
    for (String claim : List.of("htm", "htu", "iat", "jti")) {
      ECKey key = new ECKeyGenerator(Curve.P_256).generate();
      JWTClaimsSet without = claims().claim(claim, null).build();
      assertRefused(
          signed(key, header(JWSAlgorithm.ES256, key.toPublicJWK()), without), "no " + claim);
    }
  }

  @Test
  void longNamesOfProofsAreRefused() throws JOSEException {
    ECKey key = new ECKeyGenerator(Curve.P_256).generate();
    JWTClaimsSet claims = claims().jwtID("j".repeat(129)).build();
    assertRefused(signed(key, header(JWSAlgorithm.ES256, key.toPublicJWK()), claims), "jti");
  }

  @Test
  void rubbishIsRefusedQuietly() {
    for (String rubbish : List.of("", ".", "..", "a.b.c", "e30.e30.e30", "A".repeat(5000))) {
      assertThrows(DpopRefused.class, () -> reader.read(rubbish), rubbish);
    }
  }

  private DpopRefused assertRefused(String proof, String rule) {
    DpopRefused refused = assertThrows(DpopRefused.class, () -> reader.read(proof));
    assertTrue(refused.getMessage().contains(rule), refused.getMessage());
    return refused;
  }

  private static JWSHeader header(JWSAlgorithm alg, ECKey publicKey) {
    return new JWSHeader.Builder(alg).type(new JOSEObjectType("dpop+jwt")).jwk(publicKey).build();
  }

  private static JWTClaimsSet.Builder claims() {
    return new JWTClaimsSet.Builder()
        .claim("htm", "POST")
        .claim("htu", "https://h/a")
        .issueTime(Date.from(NOW))
        .jwtID("1");
  }

  private static String signed(ECKey key, JWSHeader header, JWTClaimsSet claims)
      throws JOSEException {
    SignedJWT proof = new SignedJWT(header, claims);
    proof.sign(new ECDSASigner(key));
    return proof.serialize();
  }

  private static String edwards(Ed25519KeyPair keys, String alg) {
    String x = Base64.getUrlEncoder().withoutPadding().encodeToString(keys.publicKey().bytes());
    String header =
        "{\"typ\":\"dpop+jwt\",\"alg\":\"%s\",\"jwk\":{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"%s\"}}"
            .formatted(alg, x);
    String input = encoded(header) + "." + encoded(claims().build().toString());
    byte[] signature = keys.sign(input.getBytes(UTF_8));
    return input + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
  }

  private static String encoded(String json) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(UTF_8));
  }
}
