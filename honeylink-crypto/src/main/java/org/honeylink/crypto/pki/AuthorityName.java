package org.honeylink.crypto.pki;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;

/** Names of authorities and services as X.500 wants them. */
final class AuthorityName {

  private AuthorityName() {}

  static X500Name common(String commonName) {
    return new X500NameBuilder(BCStyle.INSTANCE).addRDN(BCStyle.CN, commonName).build();
  }

  /** With random digits, so that two authorities are told apart by their names already. */
  static X500Name fresh(String title) {
    return common(title + " " + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt()));
  }
}
