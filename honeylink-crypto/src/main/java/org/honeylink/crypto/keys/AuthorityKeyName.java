package org.honeylink.crypto.keys;

import java.util.regex.Pattern;

/**
 * Name of the key pair of a certificate authority in a {@link RootKeyStore}.
 *
 * @param value 1 to 64 small letters, digits and hyphens, the first one a letter: what every kind
 *     of store takes as it is
 */
public record AuthorityKeyName(String value) {

  private static final Pattern ALLOWED = Pattern.compile("[a-z][a-z0-9-]{0,63}");

  public AuthorityKeyName {
    if (!ALLOWED.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "The name of an authority's key has 1 to 64 small letters, digits and hyphens and begins"
              + " with a letter; received '"
              + value
              + "'");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
