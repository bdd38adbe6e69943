package org.honeylink.launcher.cli.cert;

import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.List;
import org.honeylink.crypto.pki.Pem;
import org.honeylink.launcher.cli.io.CommandFailed;
import org.honeylink.sdk.api.ApiClient;
import org.honeylink.sdk.api.Credentials;

/** The certificates of a server's authorities, and where the list of each is. */
final class ServerChain {

  private ServerChain() {}

  /** Issuing authorities, then roots, as {@code GET /pki/ca} gives them. */
  static List<X509Certificate> of(ApiClient api) {
    byte[] pem = api.getBytes("/pki/ca");
    try {
      return Pem.certificates(new String(pem, StandardCharsets.ISO_8859_1));
    } catch (IllegalArgumentException e) {
      throw CommandFailed.because(api.server() + " answers no certificates at /pki/ca", e);
    }
  }

  /**
   * Path of the revocation list of an authority; that of the root when it is none of the others.
   */
  static String listOf(ApiClient api, X509Certificate authority) {
    return api.get("/pki/authorities", Credentials.none()).objects("items").stream()
        .filter(one -> Pem.certificates(one.text("certificate")).getFirst().equals(authority))
        .map(one -> "/pki/crl/" + one.text("authority_id"))
        .findFirst()
        .orElse("/pki/crl/root");
  }
}
