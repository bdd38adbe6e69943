package org.honeylink.control.access.infrastructure;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.text.ParseException;
import java.util.Optional;
import org.honeylink.control.shared.infrastructure.KeyDirectory;
import org.jspecify.annotations.Nullable;

/** The P-256 key pair of access tokens, made at the first start, kept in the key directory. */
@ApplicationScoped
public class TokenKey {

  private static final String FILE = "access-token-key.json";

  private final KeyDirectory keys;
  private @Nullable ECKey pair;

  /** For the container's proxy. */
  TokenKey() {
    this(new KeyDirectory("keys"));
  }

  @Inject
  TokenKey(KeyDirectory keys) {
    this.keys = keys;
  }

  /** The pair, with its thumbprint (RFC 7638) as key id. */
  synchronized ECKey pair() {
    ECKey known = pair;
    if (known == null) {
      known = keys.read(FILE).map(TokenKey::parsed).orElseGet(this::made);
      pair = known;
    }
    return known;
  }

  private ECKey made() {
    try {
      ECKey made = new ECKeyGenerator(Curve.P_256).keyIDFromThumbprint(true).generate();
      keys.write(FILE, made.toJSONString());
      return made;
    } catch (JOSEException e) {
      throw new IllegalStateException("cannot make the key of access tokens", e);
    }
  }

  private static ECKey parsed(String text) {
    try {
      ECKey key = ECKey.parse(text);
      return Optional.of(key).filter(ECKey::isPrivate).orElseThrow();
    } catch (ParseException e) {
      // The parser's message may quote the file: it is no cause to carry along.
      throw new IllegalStateException("the key directory's " + FILE + " is damaged");
    }
  }
}
