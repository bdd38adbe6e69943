package org.honeylink.control.access.infrastructure;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.text.ParseException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.honeylink.control.access.application.AccessTokens;
import org.honeylink.control.shared.application.Measured;
import org.honeylink.control.shared.application.Operation;
import org.honeylink.control.shared.domain.Caller;
import org.honeylink.control.shared.domain.Caller.Role;
import org.honeylink.control.shared.domain.TimeOrderedId;

/**
 * JSON Web Tokens (RFC 9068) signed with ES256. The algorithm, type, key id, issuer and audience
 * that a token must have are ours to say; nothing of them is taken from the token.
 */
@ApplicationScoped
public class Es256AccessTokens implements AccessTokens {

  private static final String ISSUER = "urn:honeylink:issuer";
  private static final String AUDIENCE = "urn:honeylink:api";
  private static final JOSEObjectType TYPE = new JOSEObjectType("at+jwt");
  private static final String TENANT = "tenant_id";
  private static final String ROLES = "roles";

  private final TokenKey key;
  private final InstantSource clock;

  /** For the container's proxy. */
  Es256AccessTokens() {
    this(new TokenKey(), InstantSource.system());
  }

  @Inject
  Es256AccessTokens(TokenKey key, InstantSource clock) {
    this.key = key;
    this.clock = clock;
  }

  @Override
  @Measured(Operation.TOKEN_ISSUE)
  public String issue(Caller caller) {
    Instant now = clock.instant();
    JWTClaimsSet claims =
        new JWTClaimsSet.Builder()
            .issuer(ISSUER)
            .audience(AUDIENCE)
            .subject(caller.subject())
            .claim(TENANT, caller.tenantId())
            .claim(ROLES, caller.roles().stream().map(Es256AccessTokens::text).sorted().toList())
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plus(LIFETIME)))
            .jwtID(TimeOrderedId.next(clock).toString())
            .build();
    ECKey pair = key.pair();
    JWSHeader header =
        new JWSHeader.Builder(JWSAlgorithm.ES256).type(TYPE).keyID(pair.getKeyID()).build();
    try {
      SignedJWT token = new SignedJWT(header, claims);
      token.sign(new ECDSASigner(pair));
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException("cannot sign an access token", e);
    }
  }

  @Override
  @Measured(value = Operation.TOKEN_VERIFY, emptyIsRefusal = true)
  public Optional<Caller> verify(String token) {
    try {
      SignedJWT jwt = SignedJWT.parse(token);
      return isOurs(jwt) ? caller(jwt.getJWTClaimsSet()) : Optional.empty();
    } catch (ParseException | JOSEException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private boolean isOurs(SignedJWT jwt) throws JOSEException {
    ECKey pair = key.pair();
    JWSHeader header = jwt.getHeader();
    return JWSAlgorithm.ES256.equals(header.getAlgorithm())
        && TYPE.equals(header.getType())
        && pair.getKeyID().equals(header.getKeyID())
        && jwt.verify(new ECDSAVerifier(pair.toPublicJWK()));
  }

  private Optional<Caller> caller(JWTClaimsSet claims) throws ParseException {
    Date expires = claims.getExpirationTime();
    boolean valid =
        ISSUER.equals(claims.getIssuer())
            && List.of(AUDIENCE).equals(claims.getAudience())
            && expires != null
            && clock.instant().isBefore(expires.toInstant());
    if (!valid) {
      return Optional.empty();
    }
    Set<Role> roles =
        claims.getStringListClaim(ROLES).stream()
            .map(role -> Role.valueOf(role.toUpperCase(Locale.ROOT)))
            .collect(Collectors.toUnmodifiableSet());
    return Optional.of(new Caller(claims.getSubject(), claims.getStringClaim(TENANT), roles));
  }

  @Override
  public String keySet() {
    return new JWKSet(key.pair().toPublicJWK()).toString();
  }

  private static String text(Role role) {
    return role.name().toLowerCase(Locale.ROOT);
  }
}
