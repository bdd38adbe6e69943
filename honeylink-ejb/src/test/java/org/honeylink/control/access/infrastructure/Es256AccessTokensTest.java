package org.honeylink.control.access.infrastructure;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.honeylink.control.access.application.AccessTokens;
import org.honeylink.control.access.application.VerifiedToken;
import org.honeylink.control.access.domain.TokenBinding;
import org.honeylink.control.access.domain.TokenBinding.ToCertificate;
import org.honeylink.control.access.domain.TokenBinding.ToKey;
import org.honeylink.control.access.domain.TokenBinding.ToNobody;
import org.honeylink.control.shared.domain.Caller;
import org.honeylink.control.shared.domain.Caller.Role;
import org.honeylink.control.shared.infrastructure.KeyDirectory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Es256AccessTokensTest {

  private static final Instant ISSUED = Instant.parse("2026-01-15T08:00:00Z");
  private static final Caller ADMIN = new Caller("admin", "default", Set.of(Role.ADMIN, Role.SRE));

  private static final Optional<VerifiedToken> ADMIN_FREE =
      Optional.of(new VerifiedToken(ADMIN, new ToNobody()));

  @TempDir Path directory;
  private Instant now = ISSUED;
  private TokenKey key;
  private AccessTokens tokens;

  @BeforeEach
  void makeTokens() {
    key = new TokenKey(new KeyDirectory(directory.toString()));
    tokens = new Es256AccessTokens(key, () -> now);
  }

  @Test
  void aTokenSaysWhoItsOwnerIs() {
    assertEquals(ADMIN_FREE, tokens.verify(issue()));
  }

  @Test
  void aTokenLivesFiveMinutes() {
    String token = issue();
    now = ISSUED.plusSeconds(299);
    assertEquals(ADMIN_FREE, tokens.verify(token));
    now = ISSUED.plusSeconds(300);
    assertEquals(Optional.empty(), tokens.verify(token));
  }

  @Test
  void theKeySurvivesARestart() {
    String token = issue();
    TokenKey again = new TokenKey(new KeyDirectory(directory.toString()));
    assertEquals(ADMIN_FREE, new Es256AccessTokens(again, () -> now).verify(token));
  }

  @Test
  void anyFlippedCharacterOfTheSignatureIsRefused() {
    String token = issue();
    int signature = token.lastIndexOf('.') + 1;
    // The last character carries padding bits, which are no part of the signature.
    for (int i = signature; i < token.length() - 1; i++) {
      char other = token.charAt(i) == 'A' ? 'B' : 'A';
      String forged = token.substring(0, i) + other + token.substring(i + 1);
      assertEquals(Optional.empty(), tokens.verify(forged), "character " + i);
    }
  }

  @Test
  void aTokenWithoutSignatureIsRefused() {
    String token = issue();
    String none =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString("{\"alg\":\"none\",\"typ\":\"at+jwt\"}".getBytes(UTF_8));
    String claims = token.split("\\.", -1)[1];
    assertEquals(Optional.empty(), tokens.verify(none + "." + claims + "."));
  }

  @Test
  void thePublicKeyIsNoSecretOfAMac() throws JOSEException {
    byte[] publicKey = key.pair().toPublicJWK().toJSONString().getBytes(UTF_8);
    SignedJWT forged =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.HS256)
                .type(new JOSEObjectType("at+jwt"))
                .keyID(key.pair().getKeyID())
                .build(),
            claims("urn:honeylink:issuer", "urn:honeylink:api"));
    forged.sign(new MACSigner(publicKey));
    assertEquals(Optional.empty(), tokens.verify(forged.serialize()));
  }

  @Test
  void issuerAudienceAndTypeMustBeOurs() throws JOSEException {
    assertEquals(
        Optional.of(
            new VerifiedToken(new Caller("admin", "default", Set.of(Role.ADMIN)), new ToNobody())),
        tokens.verify(signed("at+jwt", "urn:honeylink:issuer", "urn:honeylink:api")));
    assertEquals(
        Optional.empty(), tokens.verify(signed("at+jwt", "urn:other", "urn:honeylink:api")));
    assertEquals(
        Optional.empty(), tokens.verify(signed("at+jwt", "urn:honeylink:issuer", "urn:other")));
    assertEquals(
        Optional.empty(),
        tokens.verify(signed("JWT", "urn:honeylink:issuer", "urn:honeylink:api")));
  }

  @Test
  void aTokenSaysWhatItIsBoundTo() {
    for (TokenBinding binding : List.of(new ToKey("thumb"), new ToCertificate("print"))) {
      assertEquals(
          Optional.of(new VerifiedToken(ADMIN, binding)),
          tokens.verify(tokens.issue(ADMIN, binding)));
    }
  }

  @Test
  void aBindingOfAnUnknownKindIsNotTakenForNone() throws JOSEException {
    JWTClaimsSet claims =
        new JWTClaimsSet.Builder(claims("urn:honeylink:issuer", "urn:honeylink:api"))
            .claim("cnf", Map.of("kid", "other"))
            .build();
    assertEquals(Optional.empty(), tokens.verify(signed("at+jwt", claims)));
  }

  @Test
  void rubbishIsRefusedQuietly() {
    for (String rubbish : List.of("", ".", "..", "a.b.c", "a.b.c.d.e", "....................")) {
      assertEquals(Optional.empty(), tokens.verify(rubbish), rubbish);
    }
  }

  @Test
  void theKeySetShowsNoPrivateKey() {
    assertFalse(tokens.keySet().contains("\"d\""));
  }

  private String issue() {
    return tokens.issue(ADMIN, new ToNobody());
  }

  private String signed(String type, String issuer, String audience) throws JOSEException {
    return signed(type, claims(issuer, audience));
  }

  private String signed(String type, JWTClaimsSet claims) throws JOSEException {
    ECKey pair = key.pair();
    SignedJWT token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(new JOSEObjectType(type))
                .keyID(pair.getKeyID())
                .build(),
            claims);
    token.sign(new ECDSASigner(pair));
    return token.serialize();
  }

  private static JWTClaimsSet claims(String issuer, String audience) {
    return new JWTClaimsSet.Builder()
        .issuer(issuer)
        .audience(audience)
        .subject("admin")
        .claim("tenant_id", "default")
        .claim("roles", List.of("admin"))
        .expirationTime(Date.from(ISSUED.plusSeconds(60)))
        .build();
  }
}
