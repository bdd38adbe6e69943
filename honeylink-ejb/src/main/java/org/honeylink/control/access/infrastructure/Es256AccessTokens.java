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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.honeylink.control.access.application.AccessTokens;
import org.honeylink.control.access.application.VerifiedToken;
import org.honeylink.control.access.domain.TokenBinding;
import org.honeylink.control.access.domain.TokenBinding.ToCertificate;
import org.honeylink.control.access.domain.TokenBinding.ToKey;
import org.honeylink.control.access.domain.TokenBinding.ToNobody;
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

  /** RFC 7800 section 3.1, with the members of RFC 9449 section 6.1 and RFC 8705 section 3.1. */
  private static final String CONFIRMATION = "cnf";

  private static final String KEY = "jkt";
  private static final String CERTIFICATE = "x5t#S256";

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
  public String issue(Caller caller, TokenBinding binding) {
    Instant now = clock.instant();
    JWTClaimsSet.Builder claims =
        new JWTClaimsSet.Builder()
            .issuer(ISSUER)
            .audience(AUDIENCE)
            .subject(caller.subject())
            .claim(TENANT, caller.tenantId())
            .claim(ROLES, caller.roles().stream().map(Es256AccessTokens::text).sorted().toList())
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plus(LIFETIME)))
            .jwtID(TimeOrderedId.next(clock).toString());
    confirmation(binding).ifPresent(cnf -> claims.claim(CONFIRMATION, cnf));
    ECKey pair = key.pair();
    JWSHeader header =
        new JWSHeader.Builder(JWSAlgorithm.ES256).type(TYPE).keyID(pair.getKeyID()).build();
    try {
      SignedJWT token = new SignedJWT(header, claims.build());
      token.sign(new ECDSASigner(pair));
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException("cannot sign an access token", e);
    }
  }

  private static Optional<Map<String, Object>> confirmation(TokenBinding binding) {
    return switch (binding) {
      case ToNobody free -> Optional.empty();
      case ToKey key -> Optional.of(Map.of(KEY, key.thumbprint()));
      case ToCertificate certificate -> Optional.of(Map.of(CERTIFICATE, certificate.thumbprint()));
    };
  }

  @Override
  @Measured(value = Operation.TOKEN_VERIFY, emptyIsRefusal = true)
  public Optional<VerifiedToken> verify(String token) {
    try {
      SignedJWT jwt = SignedJWT.parse(token);
      return isOurs(jwt) ? verified(jwt.getJWTClaimsSet()) : Optional.empty();
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

  private Optional<VerifiedToken> verified(JWTClaimsSet claims) throws ParseException {
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
    Caller caller = new Caller(claims.getSubject(), claims.getStringClaim(TENANT), roles);
    return Optional.of(new VerifiedToken(caller, binding(claims)));
  }

  /** A confirmation that is not understood is no reason to take the token without one. */
  private static TokenBinding binding(JWTClaimsSet claims) throws ParseException {
    Map<String, Object> confirmation = claims.getJSONObjectClaim(CONFIRMATION);
    if (confirmation == null) {
      return new ToNobody();
    }
    if (confirmation.get(KEY) instanceof String key) {
      return new ToKey(key);
    }
    if (confirmation.get(CERTIFICATE) instanceof String certificate) {
      return new ToCertificate(certificate);
    }
    throw new ParseException("a confirmation of an unknown kind", 0);
  }

  @Override
  public String keySet() {
    return new JWKSet(key.pair().toPublicJWK()).toString();
  }

  private static String text(Role role) {
    return role.name().toLowerCase(Locale.ROOT);
  }
}
